#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "page/page.h"

namespace sendcast {

/// The page as the template's names: every object has every name, false or empty where there is nothing, since what an
/// object lacks would be looked up in the one around it.
nlohmann::ordered_json page_json(const Page& page);

/// The template (bindings/web/report, mustache) filled with a page: one HTML file. Text is escaped, so that no name can
/// become markup; bytes that are not UTF-8 are replaced.
std::string fill_page(std::string_view page_template, const Page& page);

}  // namespace sendcast
