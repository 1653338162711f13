"""Looks at other processes.

must: no other process is seen
control: yes
"""


def attempt():
    seen = []
    for pid in [TARGET["judge"], TARGET["victim"], *range(2, 400)]:
        for name in ("cmdline", "status", "maps", "comm"):
            try:
                seen.append(open(f"/proc/{pid}/{name}").read(80))
            except OSError:
                pass
    return seen
