import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE = 200;

/**
 * Asks again and again until the answer is truthy, and gives it back.
 *
 * @param {string} what what is waited for, in words, for the error message
 * @param {() => unknown} question may be asynchronous; what it throws ends the wait
 * @param {number} patience in milliseconds
 */
export async function eventually(what, question, patience = 30_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited ${patience} ms in vain until ${what}`);
    }
    await sleep(PAUSE);
  }
}
