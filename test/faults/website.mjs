/** The website of Send's that the pages work for. */
export const WEBSITE_ID = 'b0000000-0000-4000-8000-00000000feed';
