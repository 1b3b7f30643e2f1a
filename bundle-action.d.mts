export function bundleAction(): Promise<Map<string, string>>;
