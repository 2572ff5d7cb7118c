export const soakPassword = "Correct-Horse-Battery-1";

export function soakUser(index: number): string {
  return `user${index}@contoso.example`;
}
