/** Settings by which git gives up a server that keeps silent for so long, over HTTP. */
export function stallSettings(seconds: number): readonly (readonly [key: string, value: string])[] {
  return [
    ["http.lowSpeedLimit", "1"],
    ["http.lowSpeedTime", String(seconds)],
  ];
}

/**
 * Settings for one call of git, as environment variables: no list of processes shows them. `token` is sent to the
 * server of `url` alone, over HTTP, as every forge takes it: as the password of a user whose name does not matter.
 */
export function configEnvironment(
  settings: readonly (readonly [key: string, value: string])[],
  { url, token }: { readonly url: string; readonly token: string | undefined },
): Readonly<Record<string, string>> {
  const isHttp = /^https?:\/\//.test(url);
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const all = [
    ...settings,
    ...(token === undefined || !isHttp
      ? []
      : [[`http.${new URL(url).origin}/.extraheader`, `Authorization: Basic ${basic}`] as const]),
  ];
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(all.length)],
    ...all.flatMap(([key, value], i) => [
      [`GIT_CONFIG_KEY_${i}`, key],
      [`GIT_CONFIG_VALUE_${i}`, value],
    ]),
  ]);
}
