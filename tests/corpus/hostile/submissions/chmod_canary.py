"""Changes rights, times and owner of a file of the judge.

must: the files are as they were
control: yes
"""

import os


def attempt():
    os.chmod(TARGET["canary"], 0o777)
    os.utime(TARGET["canary"], (0, 0))
    os.chown(TARGET["canary"], os.getuid(), os.getgid())
    os.utime(TARGET["secret"])
    syscall("fchmodat", -100, TARGET["secret"].encode(), 0o777, 0)
