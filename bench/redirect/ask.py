#!/usr/bin/env python3
"""Asks about the clicks of 30 days, ten questions a second, as an open dashboard would: ADDRESS KEY SECONDS."""

import json
import statistics
import sys
import time
import urllib.request

address, key, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
groups = ['count', 'timeseries', 'countries', 'cities', 'devices', 'browsers', 'os', 'referers', 'top_links', 'triggers']
end = time.time() + seconds
took = []
counted = went_back = 0
while time.time() < end:
    began = time.time()
    group = groups[len(took) % len(groups)]
    question = f'{address}/api/analytics?event=clicks&interval=30d&traffic=all&groupBy={group}'
    with urllib.request.urlopen(urllib.request.Request(question, headers={'Authorization': f'Bearer {key}'})) as reply:
        answer = json.load(reply)
    took.append((time.time() - began) * 1000)
    if group == 'count':
        went_back += answer['clicks'] < counted
        counted = answer['clicks']
    time.sleep(max(0.0, began + 0.1 - time.time()))
p95 = sorted(took)[int(len(took) * 0.95)]
print(f'  {len(took)} questions: median {statistics.median(took):.1f} ms, p95 {p95:.1f} ms; counts that went back: {went_back}; the last {counted}')
