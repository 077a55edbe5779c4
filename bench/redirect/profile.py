#!/usr/bin/env python3
"""Tells where the time of a profile went, by thread and by whose code ran: perf script -F comm,ip,sym,dso | profile.py"""
import collections
import re
import sys

THREADS = [
    (r'vert\.x-event', 'event loop'),
    (r'journal', 'journal'),
    (r'events-|clicks|pipeline', 'pipeline into the event store'),
    (r'C[12] Compiler', 'compilers'),
    (r'G1|GC Thread|VM Thread|VM Periodic|Shenandoah', 'garbage collector and VM'),
    (r'postgres', 'PostgreSQL'),
]
CODE = [
    (r'kernel|vmlinux|\[unknown\] \(\[', 'kernel'),
    (r'\bio\.waymark\.traffic\.redirect', 'Waymark: decision and answer'),
    (r'\bio\.waymark\.traffic\.journal', 'Waymark: journal'),
    (r'\bio\.waymark\.traffic', 'Waymark: rest of a click'),
    (r'\bio\.waymark', 'Waymark: other'),
    (r'\bio\.netty', 'Netty'),
    (r'\bio\.vertx|\bio\.quarkus', 'Vert.x and Quarkus'),
    (r'\bjava\.|\bjdk\.|\bsun\.', 'JDK'),
    (r'duckdb', 'DuckDB'),
    (r'libjvm', 'JVM'),
    (r'libc\.so|libc-|vdso', 'C library'),
]


def named(text, patterns, other):
    return next((name for pattern, name in patterns if re.search(pattern, text)), other)


def short(symbol):
    """Class.method of a Java method, the name of any other function."""
    symbol = re.sub(r'\+0x[0-9a-f]+.*| \([^()]*\)$', '', symbol)
    java = re.match(r'(?:\S+ )?(?:[\w$]+\.)*([\w$]+\.(?:[\w$]+|<init>))\(', symbol)
    return java.group(1) if java else symbol


counts = collections.Counter()
symbols = collections.Counter()
for line in sys.stdin:
    found = re.match(r'\s*(.+?)\s+([0-9a-f]+)\s+(.*)$', line)
    if not found:
        continue
    thread = named(found.group(1), THREADS, 'other threads')
    code = named(found.group(3), CODE, 'other code')
    counts[thread, code] += 1
    symbols[thread, code, short(found.group(3))] += 1

total = sum(counts.values())
by_thread = collections.Counter()
for (thread, _), count in counts.items():
    by_thread[thread] += count
for thread, count in by_thread.most_common():
    print(f'{100 * count / total:5.1f} %  {thread}')
    for (of, code), part in counts.most_common():
        if of == thread and part * 200 > total:
            of_part = [(name, n) for (t, c, name), n in symbols.most_common() if (t, c) == (of, code)]
            most = '; '.join(f'{name} {100 * n / total:.1f}' for name, n in of_part[:3])
            print(f'         {100 * part / total:5.1f} %  {code:30} {most}')
