#include "tests/properties/scenario_text.h"

#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sendcast::properties {
namespace {

std::string scalar(const Tree& leaf) {
  return leaf.is_string() ? leaf.get<std::string>() : leaf.is_null() ? "null" : fmt::format("{}", leaf.get<double>());
}

void write(const Tree& tree, std::size_t indent, std::string& out);

/// What follows a key or a dash: a single value on the same line, a map or a list on the lines below.
void write_after(const Tree& value, std::size_t indent, std::string& out) {
  if (!value.is_structured()) {
    out += " " + scalar(value) + "\n";
  } else if (value.empty()) {
    out += value.is_array() ? " []\n" : " {}\n";
  } else {
    out += "\n";
    write(value, indent, out);
  }
}

void write(const Tree& tree, std::size_t indent, std::string& out) {
  for (const auto& [name, value] : tree.items()) {
    out += std::string(indent, ' ') + (tree.is_array() ? "-" : name + ":");
    write_after(value, indent + 2, out);
  }
}

std::string text_of(const Csv& csv) {
  std::string text = fmt::format("{}\n", fmt::join(csv.columns, ","));
  for (const std::vector<std::string>& row : csv.rows) text += fmt::format("{}\n", fmt::join(row, ","));
  return text;
}

ReadFile reader_of(const Files& files) {
  return [&files](const std::string& path) -> FileText {
    const auto found = files.find(path);
    return found == files.end() ? FileText{{}, "there is no such file"} : FileText{found->second, {}};
  };
}

}  // namespace

std::string yaml(const Tree& tree) {
  std::string text;
  write(tree, 0, text);
  return text;
}

Files files_of(const ScenarioText& scenario) {
  Files files;
  files["scenario.yaml"] = yaml(scenario.tree);
  for (const auto& [path, csv] : scenario.data) files[path] = text_of(csv);
  return files;
}

std::unique_ptr<Loaded> load(const Files& files) {
  Sources sources;
  Problems problems;
  auto loaded = sendcast::load("scenario.yaml", Reach{""}, reader_of(files), sources, problems);
  if (loaded != nullptr) return loaded;
  std::string all;
  for (const Problem& problem : problems.sorted()) all += explain(problem, sources) + "\n";
  throw std::runtime_error("not a valid scenario:\n" + all);
}

Results run(const Files& files) {
  return simulate(compile(load(files)->scenario, "scenario"), {.plans_by_cell = true});
}

}  // namespace sendcast::properties
