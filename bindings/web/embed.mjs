// The page as C++: a constant in the library sendcast_report_page.

const delimiter = "page";
const longest = 16000;  // bytes a literal; the standard asks compilers for 65,536 in all, and MSVC takes 16,380 in one

/** Cuts a text into pieces that end between characters, none longer in bytes than a literal may be. */
function pieces(text) {
  const found = [""];
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > longest) {
      found.push("");
      bytes = 0;
    }
    found[found.length - 1] += character;
    bytes += size;
  }
  return found;
}

export function headerText() {
  return `#pragma once

#include <string_view>

namespace sendcast {

/// The report's page: a mustache template in UTF-8 that bindings/web builds.
extern const std::string_view report_page_template;

}  // namespace sendcast
`;
}

export function sourceText(page) {
  if (page.includes(`)${delimiter}"`)) throw new Error(`the page ends its own literal: )${delimiter}"`);
  const literals = pieces(page).map((piece) => `    R"${delimiter}(${piece})${delimiter}"`);
  return `#include "report_page.h"

namespace sendcast {

const std::string_view report_page_template =
${literals.join("\n")};

}  // namespace sendcast
`;
}
