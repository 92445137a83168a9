# The virtual environment .venv, for .ci/setup to source (after .ci/system.sh, which names the Python).

# Installs exactly what the lock file "$1" names, each file checked against its hash. The environment remembers the
# lock it was filled from, so that a second run with the same lock does nothing.
setup_python() {
  local lock=$1 filled wanted
  filled=.venv/.filled-from-$lock
  wanted=$(sha256sum <"$lock")
  if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    echo "Making the virtual environment .venv"
    rm -rf .venv
    "$PYTHON" -m venv .venv
  fi
  [ "$wanted" != "$(cat "$filled" 2>/dev/null)" ] || return 0
  echo "Installing Python packages from $lock"
  rm -f .venv/.filled-from-*
  .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --require-hashes -r "$lock"
  echo "$wanted" >"$filled"
  # The development lock holds the whole of the other one, in the same versions (tests/ground/test_locks.py).
  [ "$lock" != requirements-dev.lock ] || sha256sum <requirements.lock >.venv/.filled-from-requirements.lock
}
