# System packages, for .ci/setup to source. Needs are found by looking for the thing itself, not for how it came there.

# The only Python that the lock files are made for. Debian's own where there are several: it is built with its profile in
# mind, and the suite takes a tenth less than with one compiled plainly.
PYTHON=python3.11
for each in $(type -ap python3.11); do [ "$each" != /usr/bin/python3.11 ] || PYTHON=$each; done
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || PYTHON=python3.11

# Libraries and fonts without a command to look for: WeasyPrint loads them when it draws a PDF.
LIBRARIES=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2)

has() { command -v "$1" >/dev/null 2>&1; }

has_package() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

has_python() { has "$PYTHON" && "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; }

has_node() { has npm && has node && [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 18 ]; }

# Prints the Debian packages that bring what `demo` or `test` needs and the machine lacks, one a line.
missing_packages() {
  has_python || printf '%s\n' python3 python3-venv
  has_node || printf '%s\n' nodejs npm
  local library
  for library in "${LIBRARIES[@]}"; do
    has_package "$library" || echo "$library"
  done
  [ "$1" = test ] || return 0
  has chromium-headless-shell || echo chromium-headless-shell   # the journeys' browser: a fifth less work for it than
  has chromium || echo chromium                 # the whole one, which is asked what it leaves in its profile's files
  has redis-server || echo redis-server         # the job tests' broker
  has pdftotext || echo poppler-utils           # reads PDFs back
  has docker-compose || echo docker-compose     # checks docker-compose.yml; needs no Docker engine
}

# Installs "$@" by apt-get, through sudo unless we are root. Services that the packages bring are neither started nor
# left to start with the machine: the tests start their own.
install_packages() (
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
  fi
  "${apt[@]}" update </dev/null && "${apt[@]}" install --no-install-recommends "$@" </dev/null || exit 1
  case " $* " in
    *" redis-server "*) "${as_root[@]}" update-rc.d redis-server disable >/dev/null 2>&1 || true ;;
  esac
)

# Makes the machine ready for `demo` or `test`, or says what an administrator must do and exits with 1.
setup_system() {
  local -a missing
  mapfile -t missing < <(missing_packages "$1")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }; then
    echo "Installing system packages: ${missing[*]}"
    install_packages "${missing[@]}" || { echo "apt-get could not install them; see its message above." >&2; exit 1; }
    hash -r
    mapfile -t missing < <(missing_packages "$1")
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "Installed, but still not found: ${missing[*]}" >&2
    echo "Needed are $PYTHON with venv, node 18 or newer with npm, and the packages above (Debian 12 has them all)." >&2
    exit 1
  fi
  cat >&2 <<MESSAGE
This machine lacks system packages, and this account may not install them (it is not root, and sudo asks for a password
or is not there). Nothing has been changed.

Missing: ${missing[*]}

An administrator of a Debian 12 machine can install them with:

    apt-get update && apt-get install --no-install-recommends ${missing[*]}

Then run the same command again.
MESSAGE
  exit 1
}
