#!/usr/bin/env bash
# Builds dmg and pkg for this Mac's processor into target/packages. Needs JDK 25 (JAVA_HOME) and Maven. MAC_SIGN_KEY is the name in the Developer ID
# certificates, NOTARY_PROFILE one of notarytool's keychain profiles.
set -euo pipefail
cd "$(dirname "$0")/.."
sign=()
[ -z "${MAC_SIGN_KEY:-}" ] || sign=(--mac-sign --mac-signing-key-user-name "$MAC_SIGN_KEY")
[ -n "${NO_MAVEN:-}" ] || mvn -B -ntp -q -Ppackages package
"$JAVA_HOME/bin/java" packaging/tool/Image.java
version=$(sed -n 's/.*app-version=//p' target/packages/image/Dropback.app/Contents/app/Dropback.cfg)
for type in dmg pkg; do
  "$JAVA_HOME/bin/jpackage" --type $type @packaging/options/macos-installer.args --app-version "$version" ${sign[@]+"${sign[@]}"}
  mv "target/packages/Dropback-$version.$type" "target/packages/dropback-$version-macos-$(uname -m).$type"
  [ -z "${NOTARY_PROFILE:-}" ] || xcrun notarytool submit --wait --keychain-profile "$NOTARY_PROFILE" "target/packages/dropback-$version-macos-$(uname -m).$type"
done
cp target/dropback/bom.json "target/packages/dropback-$version.cdx.json"
(cd target/packages && shasum -a 256 dropback-"$version"* > SHA256SUMS)
[ ${#sign[@]} -gt 0 ] || echo "macos.sh: nothing is signed: no MAC_SIGN_KEY"
