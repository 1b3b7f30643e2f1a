/** As much of the API's answers as tests look at. */
export interface ForgeJson {
  readonly object: { readonly sha: string };
  readonly tree: { readonly sha: string };
  readonly sha: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly ref: string; readonly repo: { readonly full_name: string } };
}
