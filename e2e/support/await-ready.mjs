// Waits until an address answers 200. Fails when a process has ended or the seconds are over.
import { eventually } from './eventually.mjs';

const [address, pid, seconds] = process.argv.slice(2);

await eventually(
  `${address} answers`,
  async () => {
    process.kill(Number(pid), 0);
    const response = await fetch(address).catch(() => undefined);
    return response?.ok;
  },
  Number(seconds) * 1000,
);
