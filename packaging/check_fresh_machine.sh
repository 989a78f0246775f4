#!/usr/bin/env bash
# Proves `make run` and `make test` on a machine that has python3, python3-venv, make and git, and nothing else.
#
#   packaging/check_fresh_machine.sh [all|packages|ci|deb] [FOLDER]
#
#   all       (the default) make run, make test, and make run once more
#   packages  only what `make run` and `make test` install, without starting either
#   ci        .ci/run
#   deb       installing, starting and purging the .deb in dist/, on a machine without Python
#
# As root, with debootstrap. A small Debian is set up in FOLDER (default build/fresh-machine) and thrown away afterwards;
# its package archive, its certificates and pip's settings are this machine's own. KEEP=1 keeps it, SUITE chooses another
# Debian. Reports and what `make run` wrote stay in FOLDER/report.
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:-all}
folder=$(mkdir -p "${2:-build/fresh-machine}" && readlink -f "${2:-build/fresh-machine}")
suite=${SUITE:-bookworm}
root=$folder/root
report=$folder/report
home=/srv/cmdesk

# Mounts belong to this script alone and are gone with it.
if [ -z "${CMDESK_OWN_MOUNTS:-}" ]; then
  CMDESK_OWN_MOUNTS=1 exec unshare --mount --propagation private "$0" "$what" "$folder"
fi

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }

# The archive and the lines of this machine's own apt sources for the suite, in one-line form.
apt_sources() {
  python3 - "$suite" <<'PY'
import pathlib, re, sys
suite, found = sys.argv[1], []
for path in [pathlib.Path("/etc/apt/sources.list"), *sorted(pathlib.Path("/etc/apt/sources.list.d").glob("*"))]:
    if not path.is_file() or path.suffix not in {".list", ".sources"}:
        continue
    for block in re.split(r"\n\s*\n", path.read_text()):
        field = dict(re.findall(r"(?m)^(Types|URIs|Suites|Components):\s*(.+)$", block))
        for uri in field.get("URIs", "").split():
            found += [(uri, name) for name in field.get("Suites", "").split() if "deb" in field.get("Types", "").split()]
        found += re.findall(r"(?m)^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)", block)
for uri, name in dict.fromkeys(found):
    if name == suite or name.startswith(suite + "-"):
        print("deb", uri, name, "main")
PY
}

in_machine() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "${passed[@]}" \
    bash -euo pipefail -c "$1"
}

build_machine() {
  say "A bare Debian ($suite)"
  local sources mirror
  sources=$(apt_sources)
  mirror=$(awk -v suite="$suite" '$3 == suite { print $2; exit }' <<<"$sources")
  [ -n "$mirror" ] || { echo "This machine's apt sources do not name an archive for $suite." >&2; exit 1; }
  rm -rf --one-file-system "$root"
  mkdir -p "$folder/debs" "$root"
  debootstrap --variant=minbase --cache-dir="$folder/debs" "$suite" "$root" "$mirror" >"$report/debootstrap.log" 2>&1 ||
    { tail -n 20 "$report/debootstrap.log" >&2; exit 1; }
  printf '%s\n' "$sources" >"$root/etc/apt/sources.list"
  grep -l -s Acquire /etc/apt/apt.conf.d/* | while read -r file; do cp "$file" "$root/etc/apt/apt.conf.d/"; done
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mount -t proc proc "$root/proc"
  mkdir -p "$root/dev/shm" && mount -t tmpfs tmpfs "$root/dev/shm"
  in_machine 'apt-get -qq update'
}

# All that a checkout asks for.
add_python_make_git() {
  say "With python3, python3-venv, make and git"
  in_machine 'DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends \
    python3 python3-venv make git ca-certificates >/dev/null 2>&1'
}

# What reaches the package index from here must reach it from there: settings, certificates, local folders of wheels.
lend_pip_settings() {
  local path
  { echo '[global]'; python3 -m pip config list | sed -n "s/^global\.\([a-z-]*\)='\(.*\)'$/\1 = \2/p"; } >"$root/etc/pip.conf"
  { env | grep '^PIP_' || true; cat "$root/etc/pip.conf"; } |
    grep -oE '(file://)?/[^ ]+' | sed 's,^file://,,; s,/simple$,,' | sort -u >"$report/pip-paths.txt" || true
  while read -r path; do
    [ -d "$path" ] || continue
    mkdir -p "$root$path" && mount --bind -o ro "$path" "$root$path"
  done <"$report/pip-paths.txt"
  [ -d /etc/ssl/certs ] && mount --bind -o ro /etc/ssl/certs "$root/etc/ssl/certs"
  [ -d /usr/local/share/ca-certificates ] && mkdir -p "$root/usr/local/share/ca-certificates" &&
    mount --bind -o ro /usr/local/share/ca-certificates "$root/usr/local/share/ca-certificates"
  [ -d /usr/share/ca-certificates ] && mount --bind -o ro /usr/share/ca-certificates "$root/usr/share/ca-certificates"
  return 0
}

clone() {
  say "A fresh clone of $(git rev-parse --short HEAD)"
  git clone -q --no-hardlinks . "$root$home"
  in_machine "git config --global --add safe.directory $home"
}

step() {
  local name=$1 command=$2 began=$SECONDS
  say "$name"
  in_machine "if [ -d $home ]; then cd $home; fi; $command" 2>&1 | tee "$report/${name// /-}.log"
  echo "-- $name: $((SECONDS - began)) s"
}

# Somebody without root's rights is told one line, before anything is downloaded.
refuses_to_guess() {
  say "make run, without root's rights and without Qt's libraries"
  in_machine "useradd --create-home --base-dir /srv somebody; cp -r $home ~somebody/cmdesk; chown -R somebody: ~somebody"
  if in_machine "su somebody -c 'cd ~/cmdesk && make run'" >"$report/without-rights.log" 2>&1; then
    echo "It should have stopped." >&2
    exit 1
  fi
  cat "$report/without-rights.log"
  grep -q 'sudo apt-get update && sudo apt-get install -y --no-install-recommends' "$report/without-rights.log"
}

# The same lists that `make run` and `make test` install from.
only_packages() {
  step "what make run needs" "python3 packaging/system_packages.py run && make -s .venv/.stamps/run"
  step "what make test needs" "make -s system-test .venv/.stamps/test"
  step "Qt opens" "QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6.QtWidgets import QApplication
print(QApplication([]).platformName())'"
}

# The package brings what it needs; a plain user starts it; nothing stays behind.
installs_and_purges() {
  cp dist/cmdesk_*.deb "$root/root/"
  step "install" "cd; DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends \
    ./cmdesk_*.deb >/dev/null 2>&1; ! command -v python3; useradd --create-home somebody"
  step "self-test" "su somebody -c 'cd; QT_QPA_PLATFORM=offscreen cmdesk --selftest --out out && cat out/selftest.json'"
  step "file type" "grep -h cmdesk /usr/share/mime/globs2 /usr/share/applications/mimeinfo.cache"
  step "purge" "apt-get -qq -o Dpkg::Use-Pty=0 purge -y cmdesk >/dev/null; test ! -e /opt/cmdesk; test ! -e /usr/bin/cmdesk"
}

passed=()
while IFS= read -r pair; do passed+=("$pair"); done < <(env | grep -E '^(PIP_|SSL_CERT_|REQUESTS_CA|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)' || true)
rm -rf "$report" && mkdir -p "$report"
build_machine
if [ "$what" != deb ]; then
  add_python_make_git
  lend_pip_settings
  clone
fi
case $what in
  packages)
    refuses_to_guess
    only_packages
    ;;
  ci)
    step "ci" "CI=true bash .ci/run </dev/null"
    ;;
  deb)
    installs_and_purges
    ;;
  all)
    refuses_to_guess
    step "make run" "make run"
    step "make test" "make test"
    step "make run again" "make run"
    ;;
  *)
    echo "all, packages, ci or deb" >&2
    exit 2
    ;;
esac
[ -d "$root$home/out" ] && cp -r "$root$home/out" "$report/"
umount -R "$root/dev/shm" "$root/proc" 2>/dev/null || true
if [ -z "${KEEP:-}" ]; then
  awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do umount "$mounted"; done
  rm -rf --one-file-system "$root"
fi
say "Done. Reports are in $report"
