"""Start the program with `python -m nscp_desktop`."""

import sys

from nscp_desktop.app.main import main

if __name__ == "__main__":
    sys.exit(main())
