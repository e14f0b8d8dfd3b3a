#include "page/fill_page.h"

#include <kainjow/mustache.hpp>

#include "report/text_width.h"

namespace sendcast {
namespace {

using Json = nlohmann::ordered_json;
namespace mustache = kainjow::mustache;

template <typename Items, typename ToJson>
Json list(const Items& items, const ToJson& to_json) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(to_json(item));
  return all;
}

/// Text, or false where there is none, so that a template can leave out what stands around it.
Json text_or_false(const std::string& text) { return text.empty() ? Json(false) : Json(printable(text)); }

Json cell_json(const PageCell& cell) {
  return {{"text", printable(cell.text)},
          {"value", printable(cell.value)},
          {"numeric", cell.numeric},
          {"illustrative", cell.illustrative}};
}

Json column_json(const PageColumn& column) {
  return {{"text", printable(column.text)},
          {"key", printable(column.key)},
          {"numeric", column.numeric},
          {"note", text_or_false(column.note)}};
}

Json row_json(const PageRow& row) {
  return {{"text", printable(row.text)},
          {"role", row.role},
          {"is_total", row.style == RowStyle::total},
          {"is_part", row.style == RowStyle::part},
          {"cells", list(row.cells, cell_json)}};
}

Json table_json(const PageTable& table) {
  return {{"caption", printable(table.caption)},
          {"row_heading", printable(table.row_heading)},
          {"columns", list(table.columns, column_json)},
          {"rows", list(table.rows, row_json)}};
}

Json texts_json(const std::vector<std::string>& texts) {
  return list(texts, [](const std::string& text) { return Json(printable(text)); });
}

Json figure_json(const PageFigure& figure) {
  return {{"id", figure.id},
          {"heading", printable(figure.heading)},
          {"means", text_or_false(figure.means)},
          {"picture", text_or_false(figure.picture)},
          {"unit", figure.unit},
          {"table", table_json(figure.table)},
          {"notes", texts_json(figure.notes)}};
}

Json group_json(const PageGroup& group) {
  return {{"id", group.id}, {"label", printable(group.label)}, {"figures", list(group.figures, figure_json)}};
}

Json section_json(const PageSection& section) {
  return {{"id", section.id},
          {"heading", printable(section.heading)},
          {"lead", text_or_false(section.lead)},
          {"figures", list(section.figures, figure_json)},
          {"has_groups", !section.groups.empty()},
          {"groups", list(section.groups, group_json)},
          {"notes", texts_json(section.notes)},
          {"has_list", !section.terms.empty()},
          {"list", list(section.terms, [](const PageTerm& term) {
             return Json{{"term", printable(term.term)}, {"text", printable(term.text)}};
           })}};
}

mustache::data mustache_data(const Json& json) {
  if (json.is_boolean())
    return mustache::data(json.get<bool>() ? mustache::data::type::bool_true : mustache::data::type::bool_false);
  if (json.is_string()) return mustache::data(json.get<std::string>());
  if (json.is_array()) {
    mustache::data items{mustache::data::type::list};
    for (const Json& item : json) items.push_back(mustache_data(item));
    return items;
  }
  mustache::data object{mustache::data::type::object};
  for (const auto& [name, value] : json.items()) object.set(name, mustache_data(value));
  return object;
}

}  // namespace

nlohmann::ordered_json page_json(const Page& page) {
  return {{"title", printable(page.title)},
          {"status", texts_json(page.status)},
          {"scenarios", list(page.scenarios,
                             [](const PageScenario& scenario) {
                               return Json{{"name", printable(scenario.name)},
                                           {"label", printable(scenario.label)},
                                           {"is_base", scenario.is_base}};
                             })},
          {"answer", texts_json(page.answer)},
          {"contents", list(page.sections,
                            [](const PageSection& section) {
                              return Json{{"id", section.id}, {"heading", printable(section.heading)}};
                            })},
          {"sections", list(page.sections, section_json)},
          {"rounding", printable(page.rounding)},
          {"made_by", printable(page.made_by)}};
}

std::string fill_page(std::string_view page_template, const Page& page) {
  mustache::mustache filled{std::string(page_template)};
  return filled.render(mustache_data(page_json(page)));
}

}  // namespace sendcast
