"""Imports links and times questions; see run."""

import http.client
import json
import os
import random
import statistics
import sys
import time

port, key = int(sys.argv[1]), sys.argv[2]
links = int(os.environ["LINKS"])
random.seed(20261121)
connection = http.client.HTTPConnection("127.0.0.1", port)
words = [w + x for w in "sun moon river stone cloud ember maple tiger ocean pixel".split() for x in "ly er ing ous ful".split()]


def ask(method, path, body=None, kind="application/json"):
    headers = {"Authorization": "Bearer " + key, "Content-Type": kind, "Host": f"localhost:{port}"}
    connection.request(method, "/api" + path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {text[:500]!r}")
    return text


def url(i):
    rng = random.Random(i)
    return f"https://{rng.choice(words)}.example/{rng.choice(words)}/{rng.choice(words)}-{i}?utm_source={rng.choice(words)}"


# Only the server's time counts, not the time to think up links.
def load(size=50_000):
    seconds = 0
    for start in range(0, links, size):
        rows = ["link,url,title,tags"]
        rows += [
            f"http://localhost:{port}/{words[i % 50]}-{i:x},{url(i)},Title {i},{words[i % 20]}"
            for i in range(start, min(links, start + size))
        ]
        form = "".join(
            f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in {"link": "link", "url": "url", "title": "title", "tags": "tags"}.items()
        )
        form += '--b\r\nContent-Disposition: form-data; name="file"; filename="l.csv"\r\n\r\n' + "\n".join(rows) + "\r\n--b--\r\n"
        form = form.encode()
        began = time.time()
        report = json.loads(ask("POST", "/workspaces/main/import/csv", form, "multipart/form-data; boundary=b"))
        seconds += time.time() - began
        if report["imported"] != len(rows) - 1:
            sys.exit(f"imported {report['imported']}, failed {report['failed']}: {report['rows'][:3]}")
    print(f"import of {links} links: {seconds:.1f} s, {links / seconds:.0f} links/s", flush=True)


# Writes are asked more often before they are measured: a server that runs has compiled them long ago.
def measure(name, question, times=60, before=5):
    for i in range(before):
        question(-1 - i)
    taken = []
    for i in range(times):
        began = time.perf_counter()
        question(i)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(f"{name:44} median {statistics.median(taken):8.2f} ms   p95 {taken[int(times * 0.95) - 1]:8.2f} ms", flush=True)


load()
# After an import PostgreSQL tidies up by itself for a minute or two, on the same cores.
time.sleep(int(os.environ.get("SETTLE", "120")))
tags = {tag["name"]: tag["id"] for tag in json.loads(ask("GET", "/tags?pageSize=100"))}
any_tag = tags[words[0]]
rare_tag = tags.get("rare") or json.loads(ask("POST", "/tags", json.dumps({"tag": "rare"})))["id"]
cursor = json.loads(ask("GET", "/links?pageSize=1"))[0]["id"]
measure("list, newest 100", lambda i: ask("GET", "/links"))
measure("list, page 500", lambda i: ask("GET", "/links?page=500"))
measure("list, after a cursor", lambda i: ask("GET", f"/links?startingAfter={cursor}"))
measure("search, rare: one destination", lambda i: ask("GET", f"/links?search=-{(i * 7919 + 12345) % links}?utm"))
measure("search, part of a key", lambda i: ask("GET", f"/links?search={words[i % 50]}-{(i * 7919 + 4096) % links:x}"))
measure("search, frequent: a word", lambda i: ask("GET", f"/links?search={words[i % 50]}"))
measure("search, nothing found", lambda i: ask("GET", f"/links?search=zzzz{i}"))
measure("search, two letters", lambda i: ask("GET", "/links?search=zq"))
ask("PATCH", f"/links/{cursor}", json.dumps({"tagIds": [rare_tag]}))
measure("filter by tag, a twentieth of the links", lambda i: ask("GET", f"/links?tagIds={any_tag}"))
measure("filter by tag, one link", lambda i: ask("GET", f"/links?tagIds={rare_tag}"))
measure("filter by domain", lambda i: ask("GET", f"/links?domain=localhost:{port}"))
measure("filter by tenant, none", lambda i: ask("GET", f"/links?tenantId=t{i}"))
measure("count", lambda i: ask("GET", "/links/count"), 20)
measure("count by domain", lambda i: ask("GET", "/links/count?groupBy=domain"), 20)
measure("count by tag", lambda i: ask("GET", "/links/count?groupBy=tagId"), 20)
measure("count of a rare search", lambda i: ask("GET", f"/links/count?search=-{(i * 7919 + 12345) % links}?utm"))
measure("count of a frequent search", lambda i: ask("GET", f"/links/count?search={words[i % 50]}.example"), 20)
measure("info by domain and key", lambda i: ask("GET", f"/links/info?domain=localhost:{port}&key={words[(i * 7919 + 4096) % links % 50]}-{(i * 7919 + 4096) % links:x}"))
measure("create", lambda i: ask("POST", "/links", json.dumps({"url": f"https://new.example/{i}"})), 500, before=2000)
measure("update", lambda i: ask("PATCH", f"/links/{cursor}", json.dumps({"title": f"New {i}"})), 200, before=200)
measure("upsert", lambda i: ask("PUT", "/links/upsert", json.dumps({"url": f"https://upsert.example/{i % 10}", "title": str(i)})), 200, before=200)
measure("create 100 in bulk", lambda i: ask("POST", "/links/bulk", json.dumps([{"url": f"https://bulk.example/{i}/{j}"} for j in range(100)])), 40)
