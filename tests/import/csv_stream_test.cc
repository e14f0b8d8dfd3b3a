#include "import/csv_stream.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/read_statistics.h"

namespace sendcast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

/// All rows of a text, given a few bytes at a time so that every seam of the buffer is met.
struct Streamed {
  Rows rows;
  std::vector<int> lines;
  std::string fault;
  int fault_line = 0;
  int first_decoded_line = 0;
  bool last_has_end = true;

  explicit Streamed(const std::string& text, std::size_t at_a_time = 3) {
    CsvStream stream([&text, at = std::size_t{0}, at_a_time](std::span<char> buffer) mutable {
      const std::size_t count = std::min({buffer.size(), at_a_time, text.size() - at});
      text.copy(buffer.data(), count, at);
      at += count;
      return count;
    });
    CsvRow row;
    while (stream.next(row)) {
      rows.emplace_back(row.cells.begin(), row.cells.end());
      lines.push_back(row.line);
      last_has_end = row.has_end;
    }
    first_decoded_line = stream.first_decoded_line();
    if (!stream.fault()) return;
    fault = stream.fault()->what;
    fault_line = stream.fault()->line;
  }
};

TEST(CsvStream, ReadsAlikeHoweverTheFileWasSaved) {
  for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r",
                           "\xEF\xBB\xBF"
                           "a,b\n1,2\n",
                           "\"a\",\"b\"\n1,\"2\"\n", "\n\na,b\n\n1,2\n\n"}) {
    const Streamed read(text);
    EXPECT_THAT(read.rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2"))) << text;
    EXPECT_EQ(read.fault, "");
  }
}

TEST(CsvStream, HoldsCommasQuotesAndLineEndsInsideQuotes) {
  const Streamed read("\"Bristol, City of\",\"a \"\"b\"\"\nc\"\nnext,row\n");
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("Bristol, City of", "a \"b\"\nc"), ElementsAre("next", "row")));
  EXPECT_THAT(read.lines, ElementsAre(1, 3));
}

TEST(CsvStream, SaysWhetherTheLastLineHasAnEnd) {
  EXPECT_TRUE(Streamed("a,b\n1,2\n").last_has_end);
  EXPECT_FALSE(Streamed("a,b\n1,2").last_has_end);
}

TEST(CsvStream, TakesWhatIsNotUtf8ForWindows1252) {
  const Streamed read(
      "area,note\nA,plain\nB,\x93"
      "caf\xE9\x94 \x80 5\nC,caf\xC3\xA9\n");
  EXPECT_EQ(read.rows[2][1], "“café” € 5");
  EXPECT_EQ(read.rows[3][1], "café");
  EXPECT_EQ(read.first_decoded_line, 3);
}

TEST(CsvStream, RefusesUtf16) {
  EXPECT_THAT(Streamed(std::string("\xFF\xFE"
                                   "a\0,\0b\0\n\0",
                                   10))
                  .fault,
              HasSubstr("UTF-16"));
  EXPECT_THAT(Streamed(std::string("\xFE\xFF\0a\0,\0b\0\n", 10), 100).fault, HasSubstr("UTF-16"));
  EXPECT_THAT(Streamed(std::string("a\0,\0b\0\n\0", 8), 100).fault, HasSubstr("UTF-16"));
}

TEST(CsvStream, RefusesNulBytesByTheirLine) {
  const Streamed read(std::string("a,b\n1,2\n3,\0004\n", 13));
  EXPECT_THAT(read.fault, HasSubstr("NUL byte"));
  EXPECT_EQ(read.fault_line, 3);
  EXPECT_EQ(read.rows.size(), 2U);
  EXPECT_THAT(Streamed(std::string("a\n\"b\0c\"\n", 8)).fault, HasSubstr("NUL byte"));
  EXPECT_THAT(Streamed(std::string("a\n\"b\"\0\n", 7)).fault, HasSubstr("closing quote"));
}

TEST(CsvStream, SaysWhereAQuoteWasOpened) {
  const Streamed read("a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_EQ(read.fault, "a quote that is not closed");
  EXPECT_EQ(read.fault_line, 3);
  EXPECT_EQ(Streamed("a,\"b\"c\n").fault, "text after a closing quote");
}

TEST(CsvStream, RefusesWhatHasNoEnd) {
  EXPECT_THAT(Streamed("a,b\n" + std::string(200'000, 'x'), 4096).fault, HasSubstr("without end"));
  EXPECT_EQ(Streamed("a,b\n\"" + std::string(200'000, 'x'), 4096).fault, "a quote that is not closed");
  EXPECT_EQ(Streamed("a,b\n\"" + std::string(200'000, '\n'), 4096).fault, "a quote that is not closed");
  EXPECT_THAT(Streamed(std::string(5000, ','), 4096).fault, HasSubstr("more than 2000 cells"));
  std::string wide;
  for (int i = 0; i < 1500; ++i) wide += std::string(1000, 'x') + ",";
  EXPECT_THAT(Streamed(wide + "\n", 4096).fault, HasSubstr("without end"));
}

TEST(CsvStream, KnowsOtherKindsOfFilesByTheirFirstBytes) {
  EXPECT_THAT(Streamed("PK\x03\x04zip", 100).fault, HasSubstr("a spreadsheet"));
  EXPECT_THAT(Streamed("%PDF-1.7", 100).fault, HasSubstr("a PDF"));
}

TEST(CsvStream, GivesNothingForAnEmptyFile) {
  for (const char* text : {"", "\n\n", "\xEF\xBB\xBF"}) EXPECT_TRUE(Streamed(text).rows.empty());
}

}  // namespace
}  // namespace sendcast
