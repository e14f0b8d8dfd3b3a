#include "import/workbook.h"

#include <string>
#include <vector>
#include <zip.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/import/reading_files.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

/// An archive with one file in it, as bytes.
std::string archive(const std::string& name, const std::string& text) {
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(out);
  zip_t* zip = zip_open_from_source(out, ZIP_TRUNCATE, nullptr);
  zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  zip_source_open(out);
  std::string bytes(64UL << 20U, '\0');
  bytes.resize(static_cast<std::size_t>(zip_source_read(out, bytes.data(), bytes.size())));
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

std::string sheets(const std::string& rows) {
  return "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" "
         "xmlns:text=\"x\"><office:body>"
         "<office:spreadsheet><table:table table:name=\"Allocations_summary\">" +
         rows + "</table:table></office:spreadsheet></office:body></office:document-content>";
}

std::string words(const std::string& text) {
  return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
}

std::string number(const std::string& value) {
  return "<table:table-cell office:value-type=\"float\" office:value=\"" + value +
         "\"><text:p>shown</text:p></table:table-cell>";
}

std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

/// The summary of the allocations workbook of July 2022: a title over groups of columns, a header, letters, England,
/// areas.
const std::string allocations =
    row(words("Dedicated schools grant: 2021 to 2022 allocations local authority summary") + words("") +
        words("2021 to 2022 DSG allocations, before recoupment and deductions")) +
    "<table:table-row table:number-rows-repeated=\"2\"/>" +
    row(words("") + words("") + words("High needs block (£s)") + words("Total DSG allocation (£s)") +
        words("High needs block allocation (£s)") + words("Total DSG allocation (£s)")) +
    row(words("") + words("") + words("[A]") + words("[B]") + words(" = [A] + [B]")) +
    row(words("ENGLAND") + words("") + number("7906348577") + number("51128654118") + number("6975386713")) +
    row(words("202") + words("Camden") + number("44387341") + number("184951522") + number("41721841")) +
    row(words("Notes: figures are provisional")) + "<table:table-row table:number-rows-repeated=\"1048000\"/>";

TEST(Workbook, GivesTheSheetsOfAnOpenDocument) {
  const Workbook workbook = read_workbook(archive("content.xml", sheets(allocations)));
  EXPECT_EQ(workbook.why_not, "");
  ASSERT_EQ(workbook.sheets.size(), 1U);
  EXPECT_EQ(workbook.sheets[0].name, "Allocations_summary");
  EXPECT_EQ(workbook.sheets[0].rows[1].number, 4);
  EXPECT_EQ(workbook.sheets[0].rows[4].cells[2], "44387341") << "as stored, not as shown";
}

TEST(Workbook, BecomesATableThatTheLayoutsKnow) {
  const ReadFiles read(archive("content.xml", sheets(allocations)));
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(Statistic::high_needs_block, "England", 2021), 7906348577);
  EXPECT_EQ(read.value(Statistic::high_needs_block, "Camden", 2021), 44387341);
  EXPECT_EQ(read.value(Statistic::high_needs_block_after_deductions, "Camden", 2021), 41721841);
  const Observation* block =
      read.statistics.history.find({Statistic::high_needs_block, *find_area("Camden").area, 2021});
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(read.statistics.history.source_of(*block), "file-0.csv#Allocations_summary:7");
}

TEST(Workbook, MayHoldATableWithItsOwnHeader) {
  const ReadFiles read(
      archive("content.xml", sheets(row(words("year") + words("area_code") + words("age_band") + words("plans_total")) +
                                    row(number("2022") + words("E06000058") + words("total") + number("3063")))));
  EXPECT_EQ(read.value(Statistic::plans, "bcp", 2022), 3063);
}

TEST(Workbook, IsRefusedWhereItIsNoneOrTooMuch) {
  EXPECT_THAT(read_workbook("PK\x03\x04 not an archive").why_not, HasSubstr("no OpenDocument"));
  EXPECT_THAT(read_workbook(archive("xl/workbook.xml", "<x/>")).why_not, HasSubstr("no OpenDocument"));
  EXPECT_THAT(read_workbook(archive("content.xml", "not xml <")).why_not, HasSubstr("no XML"));
  EXPECT_THAT(read_workbook(archive("content.xml", "<a/>")).why_not, HasSubstr("no sheets"));
  EXPECT_THAT(read_workbook(archive("content.xml", std::string(80UL << 20U, ' '))).why_not,
              HasSubstr("larger than 64 MiB"));
  std::string bomb;
  for (int i = 0; i < 100; ++i) {
    bomb +=
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
        "table:number-columns-repeated=\"16000\" "
        "office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
  }
  EXPECT_THAT(read_workbook(archive("content.xml", sheets(bomb))).why_not, HasSubstr("more than two million cells"));
  EXPECT_THAT(ReadFiles(archive("xl/workbook.xml", "<x/>")).account(AccountEntryKind::ignored_file),
              HasSubstr("save the sheet that is wanted as 'CSV UTF-8'"));
}

TEST(Workbook, WithDeepOrBrokenTextDoesNotCrash) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<table:table-row-group>";
  read_workbook(archive("content.xml", sheets(deep)));
  std::string deep_words = row("<table:table-cell><text:p>");
  for (int i = 0; i < 100'000; ++i) deep_words += "<text:span>";
  read_workbook(archive("content.xml", sheets(deep_words)));
  const std::string sound = archive("content.xml", sheets(allocations));
  for (std::size_t at = 0; at < sound.size(); at += 3) {
    std::string broken = sound;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    read_workbook(broken);
    read_workbook(sound.substr(0, at));
  }
}

}  // namespace
}  // namespace sendcast
