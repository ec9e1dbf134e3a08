#!/usr/bin/env bash
# Runs one job of 'qat learn' in a container.
set -euo pipefail

usage() {
  cat <<'EOT'
usage: docker/run.sh [options] CONFIG OUT [OPTION of 'qat learn' ...]

Learns as CONFIG says (the keys of 'qat learn --config') in a container and leaves the results in
OUT, which name the image by its digest. The container has no network, a read-only root file
system, no capabilities and no root user. Paths in CONFIG are relative to its folder, which the
container sees read-only and alone.

  --image NAME   the image                        (default tornado-qat:cpu, with --gpus :nvidia)
  --data DIR     the folder that CONFIG's paths are relative to      (default CONFIG's folder)
  --gpus WHICH   the GPUs, as 'docker run' takes them
  --engine NAME  docker, podman or buildah        (default the first of these on the PATH);
                 buildah needs root, and gives no GPUs and a root file system that is not read-only
  --help         this text

examples:
  docker/run.sh job.yaml out
  docker/run.sh --gpus all job.yaml out --backend tornado
  docker/run.sh job.yaml out --resume           # after a kill
  docker/run.sh --engine podman --data /data/models job.yaml out --force
EOT
}

fail() {
  echo "docker/run.sh: $*" >&2
  exit 2
}

image=
data=
gpus=
engine=
while (($#)); do
  case $1 in
    --help | -h)
      usage
      exit
      ;;
    --image | --data | --gpus | --engine)
      (($# > 1)) || fail "$1 needs a value"
      declare "${1#--}=$2"
      shift 2
      ;;
    -*) fail "unknown option $1; see --help" ;;
    *) break ;;
  esac
done
(($# >= 2)) || fail "give CONFIG and OUT; see --help"
config=$1
out=$2
shift 2
[[ -r $config && -f $config ]] || fail "$config is no readable file"
[[ $image ]] || image=tornado-qat:${gpus:+nvidia}
[[ $image != *: ]] || image+=cpu
if [[ ! $engine ]]; then
  engine=$(command -v docker || command -v podman || command -v buildah) ||
    fail "neither docker, podman nor buildah is on the PATH: install one or give --engine"
  engine=$(basename "$engine")
fi
config=$(readlink -f "$config")
data=$(readlink -f "${data:-$(dirname "$config")}")
[[ -d $data ]] || fail "$data is no folder"

# The image's own user where root calls, so that no job is root.
user=$(id -u):$(id -g)
[[ $user != 0:* ]] || user=10001:10001
if [[ ! -e $out ]]; then
  mkdir -p "$out"
  [[ $(id -u) != 0 ]] || chown "$user" "$out"
fi
out=$(readlink -f "$out")
[[ -d $out ]] || fail "$out is no folder"

job=(learn --config "/job/${config##*/}" --out /out "$@")
mounts=(-v "$data:/data:ro" -v "$config:/job/${config##*/}:ro" -v "$out:/out")
case $engine in
  docker | podman)
    # What can be pulled again, else the image that was built here.
    digest=$("$engine" image inspect \
      --format '{{if .RepoDigests}}{{index .RepoDigests 0}}{{else}}{{.Id}}{{end}}' "$image") ||
      fail "no image $image: build it as docker/README.md says, or pull it"
    [[ $digest == *:* ]] || digest=sha256:$digest
    options=(--rm --network none --read-only --tmpfs /tmp --cap-drop ALL
      --security-opt no-new-privileges --user "$user" --workdir /data --env "QAT_IMAGE=$digest")
    [[ ! $gpus ]] || options+=(--gpus "$gpus")
    [[ $engine != podman || $(id -u) == 0 ]] || options+=(--userns keep-id)
    # By digest, so that no other image can have taken the name meanwhile.
    exec "$engine" run "${options[@]}" "${mounts[@]}" "$digest" "${job[@]}"
    ;;
  buildah)
    [[ ! $gpus ]] || fail "buildah gives no GPUs: use docker or podman"
    digest=$(buildah inspect --type image --format '{{.FromImageID}}' "$image") ||
      fail "no image $image: build it as docker/README.md says"
    container=$(buildah from --pull-never "$digest")
    trap 'buildah rm "$container" > /dev/null' EXIT
    buildah run --isolation chroot --user "$user" --cap-drop ALL --workingdir /data \
      --env "QAT_IMAGE=sha256:$digest" "${mounts[@]}" "$container" -- qat "${job[@]}"
    ;;
  *) fail "unknown engine $engine: docker, podman or buildah" ;;
esac
