#!/usr/bin/env bash
# rabbitmq-tree.sh [CACHE]: prints the folder of an unpacked RabbitMQ 4 whose Erlang runs in place. Fetches it when CACHE
# (by default weir/rabbitmq in the user's cache folder) has none. Nothing is installed, no root and no container needed.
#
# For Debian hosts. The packages come from the host's own archive, proxy and trust settings, signatures checked by apt.
# WEIR_RABBITMQ_SUITES names the suites to try in turn. The tree must stay where it is: its programs know their path.
set -euo pipefail

fail() {
  echo "rabbitmq-tree: $*" >&2
  exit 3
}

newest_tree() {
  find "$cache" -mindepth 2 -maxdepth 2 -name .complete -printf '%h\n' | sort -V | tail -n 1
}

# A private state for apt, so that neither the host's package lists nor its installed packages are touched. What an
# unpacked tree never calls counts as installed.
prepare_apt() {
  local suite=$1 package
  rm -rf "$work"
  mkdir -p "$apt"/lists/partial "$apt"/archives/partial "$tree"
  echo "deb [arch=$arch signed-by=$keyring] $archive $suite main" >"$apt/sources.list"
  for package in adduser base-passwd debconf lksctp-tools logrotate openssl passwd procps python3 python3-minimal \
    rabbitmqadmin-ng socat systemd systemd-standalone-sysusers systemd-sysusers; do
    printf '%s\n' "Package: $package" "Status: install ok installed" "Version: 9999" "Architecture: $arch" \
      "Multi-Arch: $(case $package in python3*) echo allowed ;; *) echo foreign ;; esac)" \
      "Maintainer: nobody" "Description: counted as installed" ""
  done >"$apt/status"
  cat >"$apt/apt.conf" <<CONF
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
APT::Architecture "$arch";
APT::Architectures "$arch";
APT::Install-Recommends "false";
APT::Sandbox::User "$(id -un)";
Acquire::Check-Date "false";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
Dir::Cache "$apt";
Dir::Cache::archives "$apt/archives";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Log "$apt";
Dir::State "$apt";
Dir::State::extended_states "$apt/extended_states";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
CONF
}

download_and_unpack() {
  local package
  apt-get -qq -y -c "$apt/apt.conf" update &&
    apt-get -qq -y -c "$apt/apt.conf" --download-only install rabbitmq-server || return 1
  for package in "$apt"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" |
      tar -x -C "$tree" --keep-directory-symlink --no-same-owner --exclude=./usr/share/{doc,man,locale,lintian,bug} ||
      return 1
  done
}

version() {
  local release
  for release in "$tree"/usr/lib/rabbitmq/lib/rabbitmq_server-4.*; do
    [ -d "$release" ] && echo "${release##*/rabbitmq_server-}" && return 0
  done
  echo "rabbitmq-tree: the packages hold no RabbitMQ 4" >&2
  return 1
}

# Erlang was linked for a newer host: every program of it becomes a script that calls the tree's own dynamic linker.
# LD_LIBRARY_PATH would do too, and would break the host's programs which Erlang calls.
make_runnable() {
  local home=$1 linker libraries program
  linker=$(cd "$tree" && find usr/lib* lib* -name 'ld-linux-*.so.*' -print -quit 2>/dev/null) || true
  [ -n "$linker" ] || return 1
  libraries=$(cd "$tree" && find usr/lib lib -maxdepth 1 -name '*-linux-gnu*' -printf "$home/%p:" 2>/dev/null) || true
  while read -r program; do
    [ "$(head -c 4 "$program" | tail -c 3)" = ELF ] || continue
    mv "$program" "$program.elf"
    cat >"$program" <<WRAPPER
#!/bin/sh
exec "$home/$linker" --library-path "$libraries" --argv0 "\$0" "$home/${program#"$tree"/}.elf" "\$@"
WRAPPER
    chmod 755 "$program"
  done < <(find "$tree/usr/lib/erlang" -type f -perm -u+x ! -name '*.so')
  find "$tree/usr/lib/erlang" -type f -name erl -exec sed -i "s|ROOTDIR=/usr/lib/erlang|ROOTDIR=$home/usr/lib/erlang|" {} +
}

fetch() {
  local suite=$1 home
  prepare_apt "$suite" && download_and_unpack || return 1
  home=$cache/$(version) || return 1
  make_runnable "$home" || return 1
  rm -rf "$home"
  mv "$tree" "$home"
  "$home/usr/lib/erlang/bin/erl" -noshell -eval 'crypto:start(), halt(0).' || return 1
  : >"$home/.complete"
}

cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/weir/rabbitmq}
mkdir -p "$cache"
cache=$(readlink -f "$cache")
if [ -z "$(newest_tree)" ]; then
  for program in apt-get dpkg-deb flock; do
    command -v "$program" >/dev/null || fail "needs a Debian host ($program is missing)"
  done
  exec 9>"$cache/.lock"
  flock 9
fi
if [ -z "$(newest_tree)" ]; then
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keyring" ] || fail "$keyring is missing; install debian-archive-keyring"
  archive=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' |
    awk '$2 == "Debian" && !found { print $1; found = 1 }')
  [ -n "$archive" ] || fail "there is no Debian archive among this host's apt sources"
  arch=$(dpkg --print-architecture)
  work=$cache/work
  apt=$work/apt
  tree=$work/tree
  trap 'rm -rf "$work"' EXIT
  for suite in ${WEIR_RABBITMQ_SUITES:-forky trixie}; do
    if fetch "$suite" >&2; then break; fi
    echo "rabbitmq-tree: suite $suite did not do" >&2
  done
fi
newest_tree | grep . || fail "could not fetch RabbitMQ 4"
