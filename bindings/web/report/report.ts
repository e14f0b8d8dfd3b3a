// What scripts add to a page that is whole without them: pictures, tabs, copies, and tables opened for print.
import {Tabs} from "govuk-frontend/dist/govuk/components/tabs/tabs.mjs";
import {addCopyButtons} from "./copy";
import {drawPictures} from "./draw";
import {openTablesInPrint} from "./print";
import {stopOnlyWhereItScrolls} from "./scrolling";

// What GOV.UK Frontend's components and styles look for.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
addCopyButtons();
document.querySelectorAll<HTMLElement>(".govuk-tabs").forEach((tabs) => new Tabs(tabs));
stopOnlyWhereItScrolls();
drawPictures();
openTablesInPrint();
