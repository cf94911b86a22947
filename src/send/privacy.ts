/** W3C Global Privacy Control. */
export const asksForPrivacy = (): boolean =>
  (navigator as Navigator & {globalPrivacyControl?: boolean}).globalPrivacyControl === true;
