# Each target sets up what it needs first (bootstrap.py), quickly when nothing has changed.
# Words for the tool behind a target go into ARGS: make test ARGS="-k periods", make run ARGS="--port 8060".

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)
ARGS ?=

.PHONY: run test soak check fix lock
run test soak check fix lock:
	@test -n "$(PYTHON)" || { echo "Commoncurve needs Python 3.11 or newer, and there is none on the PATH." >&2; exit 1; }
	@$(PYTHON) bootstrap.py $@ $(ARGS)
