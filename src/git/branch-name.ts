/**
 * Whether words can name a branch, as git has it (`git check-ref-format --branch`), and stand in a refspec: whoever
 * opens a pull request chooses the name.
 */
export function isBranchName(words: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what git refuses
  const isOdd = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|^@$/.test(words);
  const isSound = words.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
  return words !== "" && words !== "HEAD" && !isOdd && isSound;
}
