#!/bin/sh
# Releases what lies in artifacts/ from a job of GitLab CI: docs/how-to/release-from-gitlab-ci.md.
set -eu
kit=$(cd "$(dirname "$0")/../../.github/actions" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export INPUT_APP_SLUG="${OASIS_APP:-$CI_PROJECT_NAME}"
export INPUT_VERSION="$CI_COMMIT_TAG"
export INPUT_OASIS_SERVER_URL="$OASIS_URL"
export INPUT_PLATFORMS="${OASIS_PLATFORMS:-}"
export INPUT_AUTO_PUBLISH="${OASIS_AUTO_PUBLISH:-false}"
export INPUT_NOTES="${CI_COMMIT_TAG_MESSAGE:-}"
export GITHUB_RUN_ID="gitlab-$CI_PIPELINE_ID"

# The ID token is taken once; both steps use what it is exchanged for.
if [ -n "${OASIS_CI_KEY:-}" ]; then
  INPUT_OASIS_CI_KEY=$OASIS_CI_KEY
else
  INPUT_OASIS_CI_KEY=$(node "$kit/lib/exchange.mjs")
fi
export INPUT_OASIS_CI_KEY

GITHUB_OUTPUT="$work/uploaded" node "$kit/oasis-r2-upload/upload.mjs"
INPUT_UPLOADS=$(sed -n '/^uploads<</{n;p;}' "$work/uploaded")
export INPUT_UPLOADS
GITHUB_OUTPUT="$work/registered" node "$kit/oasis-register-release/register.mjs"
