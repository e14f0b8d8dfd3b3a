#include <algorithm>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/seek_report.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

constexpr int label_width = 16;

/// Money to the pound, people to the hundredth, a share as a percentage with two decimals.
std::string figure(const SeekReport& report, std::optional<Grains> result) {
  if (!result) return "none";
  const Amount amount = amount_of(report.goal, *result);
  if (const auto* pence = std::get_if<Pence>(&amount)) {
    const std::string pounds = in_unit(*pence, MoneyUnit::pounds);
    return pounds.front() == '-' ? fmt::format("-£{}", pounds.substr(1)) : fmt::format("£{}", pounds);
  }
  const double number = std::get<double>(amount);
  return is_of_share(report.goal) ? fmt::format("{:.2f}%", number * 100) : fmt::format("{:.2f}", number);
}

std::string value_text(const SeekReport& report, double value) { return written(value, report.number.is_percentage); }

/// A value where nine digits say enough.
std::string rounded_text(const SeekReport& report, double value) {
  const auto short_number = parse_number(fmt::format("{:.9g}", value));
  return value_text(report, short_number.value_or(value));
}

std::string between(const SeekReport& report, const Stretch& stretch) {
  return fmt::format("between {} and {}", rounded_text(report, stretch.low), rounded_text(report, stretch.high));
}

std::optional<Grains> result_at(const SeekReport& report, double value) {
  for (const Tried& tried : report.sought.tried) {
    if (tried.value == value && tried.beyond) return *tried.beyond + report.goal.amount;
  }
  return std::nullopt;
}

std::string with_result(const SeekReport& report, double value) {
  return fmt::format("{} at {}", figure(report, result_at(report, value)), rounded_text(report, value));
}

std::string others_in_words(const SeekReport& report) {
  std::string words;
  for (const Stretch& other : report.sought.others) {
    words += words.empty() ? "" : "; ";
    words += other.low == other.high ? fmt::format("at {}", rounded_text(report, other.low))
                                     : fmt::format("somewhere {}", between(report, other));
  }
  return words;
}

std::ptrdiff_t count_of_no_scenario(const Sought& sought) {
  return std::count_if(sought.tried.begin(), sought.tried.end(), [](const Tried& tried) { return !tried.beyond; });
}

bool never_moves(const Sought& sought) {
  const std::optional<Grains> first = sought.tried.front().beyond;
  return first && std::all_of(sought.tried.begin(), sought.tried.end(),
                              [&](const Tried& tried) { return tried.beyond == first; });
}

/// Lines of a label and what stands beside it.
class Lines {
 public:
  explicit Lines(const Screen& screen) : screen_(screen) {}

  void add(const std::string& label, const std::string& what) {
    const std::string beside = wrapped(printable(what), screen_.width - label_width, 0);
    std::string before = label;
    for (std::size_t from = 0; from < beside.size();) {
      const std::size_t end = beside.find('\n', from) + 1;
      text_.append(pad_right(before, label_width)).append(beside, from, end - from);
      before.clear();
      from = end;
    }
  }
  const std::string& text() const { return text_; }

 private:
  const Screen& screen_;
  std::string text_;
};

void say_answer(const SeekReport& report, Lines& lines) {
  const Sought& sought = report.sought;
  lines.add("Answer", value_text(report, *sought.answer));
  lines.add("Result there", figure(report, result_at(report, *sought.answer)));
  if (sought.stretch) {
    lines.add("", fmt::format("the same at least {}; the answer is the nearest to the present value",
                              between(report, *sought.stretch)));
  }
  if (!sought.others.empty()) lines.add("It holds also", others_in_words(report));
}

void say_there_is_none(const SeekReport& report, Lines& lines) {
  const Sought& sought = report.sought;
  lines.add("Answer", fmt::format("no value {}", between(report, {report.range.low, report.range.high})));
  lines.add("Results",
            fmt::format("{}; {}", with_result(report, report.range.low), with_result(report, report.range.high)));
  if (sought.nearest_miss) lines.add("Nearest", with_result(report, sought.nearest_miss->value));
  for (const Stretch& jump : sought.jumps) {
    lines.add("", fmt::format("the result jumps over the goal: {}, {}", with_result(report, jump.low),
                              with_result(report, jump.high)));
  }
  if (never_moves(sought)) lines.add("", "the number has no part in this result: it is the same throughout");
}

}  // namespace

std::string seek_screen(const SeekReport& report, const Screen& screen) {
  Lines lines(screen);
  lines.add("Number sought", fmt::format("{} ({})", report.number.path, report.place));
  lines.add("Between",
            fmt::format("{} and {}", value_text(report, report.range.low), value_text(report, report.range.high)));
  lines.add("Goal",
            fmt::format("{}: {}", result_in_words(report.goal, report.names), figure(report, report.goal.amount)));
  lines.add("As things stand", fmt::format("{} with {}", figure(report, report.present_result), report.number.written));
  if (report.sought.answer) say_answer(report, lines);
  if (!report.sought.answer) say_there_is_none(report, lines);
  const std::ptrdiff_t no_scenario = count_of_no_scenario(report.sought);
  lines.add("Values tried", no_scenario == 0 ? fmt::format("{}", report.sought.tried.size())
                                             : fmt::format("{}; {} of them gave no result or made the scenario wrong",
                                                           report.sought.tried.size(), no_scenario));
  return render_title(printable(report.names.title), screen) + lines.text();
}

}  // namespace sendcast
