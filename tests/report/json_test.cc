#include "report/json.h"

#include <limits>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(Json, IsTheManifestAndThenATableAfterAnother) {
  const Table plans{"plans",
                    "Plans",
                    {{"month", ColumnKind::month}, {"plans", ColumnKind::people}},
                    {{month_of(2021, 4), 1.5}, {month_of(2021, 5), 2.0}}};
  const Table none{"none", "None", {{"year", ColumnKind::year}}, {}};
  EXPECT_EQ(json({{"seed", 1}}, std::vector{plans, none}),
            "{\n"
            "\"manifest\": {\n  \"seed\": 1\n},\n"
            "\"plans\": [\n"
            "{\"month\": \"2021-04\", \"plans\": 1.5},\n"
            "{\"month\": \"2021-05\", \"plans\": 2}\n"
            "],\n"
            "\"none\": [\n]\n"
            "}\n");
}

std::string cell(const Cell& value) {
  const std::string text = json({}, std::vector{Table{"t", "T", {{"c"}}, {{value}}}});
  const std::size_t begin = text.find("{\"c\": ") + 6;
  return text.substr(begin, text.find('}', begin) - begin);
}

TEST(Json, HasMoneyAsNumbersWithTwoDecimals) {
  EXPECT_EQ(cell(Money{150}), "1.50");
  EXPECT_EQ(cell(Money{std::numeric_limits<Pence>::max()}), "92233720368547758.07");
}

TEST(Json, HasNullWhereThereIsNoNumber) {
  EXPECT_EQ(cell(Cell()), "null");
  EXPECT_EQ(cell(std::numeric_limits<double>::infinity()), "null");
}

TEST(Json, CanBeReadWhateverTheNames) {
  const std::string hostile = "a \"quote\"\n\x1b[31m and \xFF bytes";
  const std::string text = json({}, std::vector{Table{"t", "T", {{"name"}}, {{hostile}}}});
  const auto read = nlohmann::json::parse(text);
  EXPECT_EQ(read["t"][0]["name"], "a \"quote\"\n\x1b[31m and \xEF\xBF\xBD bytes");
}

}  // namespace
}  // namespace sendcast
