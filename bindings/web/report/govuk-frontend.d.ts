// GOV.UK Frontend carries no types of its own.
declare module "govuk-frontend/dist/govuk/components/tabs/tabs.mjs" {
  export class Tabs {
    constructor(root: Element | null);
  }
}
