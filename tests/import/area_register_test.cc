#include "import/area_register.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::HasSubstr;

int code_of(std::string_view text) {
  const FoundArea found = find_area(text);
  return found.found() ? area_at(*found.area).dfe_code : -1;
}

TEST(AreaRegister, HoldsTheAuthoritiesOfEachYear) {
  EXPECT_EQ(local_authorities(2010).size(), 152U);
  EXPECT_EQ(local_authorities(2019).size(), 152U);
  EXPECT_EQ(local_authorities(2020).size(), 151U);  // three became two
  EXPECT_EQ(local_authorities(2021).size(), 151U);
  EXPECT_EQ(local_authorities(2022).size(), 152U);
  EXPECT_EQ(local_authorities(2024).size(), 153U);
  EXPECT_EQ(local_authorities(2026).size(), 153U);
}

TEST(AreaRegister, KnowsEachAreaByItsCodesAndItsName) {
  for (AreaIndex i = 0; i < england(); ++i) {
    const Area& area = area_at(i);
    for (const std::string_view code : area.ons_codes) {
      if (code.empty()) continue;
      EXPECT_EQ(area_of_code(code), i) << code;
    }
    if (area.kind == AreaKind::local_authority) {
      EXPECT_EQ(area_of_code(std::to_string(area.dfe_code)), i);
    }
    const FoundArea found = find_area(area.name);
    ASSERT_TRUE(found.found()) << area.name;
    EXPECT_EQ(area_at(*found.area).name, area.name);
  }
  EXPECT_EQ(area_at(england()).ons_codes[0], "E92000001");
  EXPECT_EQ(area_at(region_area(Region::south_west)).ons_codes[0], "E12000009");
}

TEST(AreaRegister, KnowsCodesThatFlip) {
  for (const auto& [one, other] :
       {std::pair("E10000002", "E06000060"), std::pair("E10000023", "E06000065"), std::pair("E10000027", "E06000066"),
        std::pair("E08000020", "E08000037"), std::pair("E06000048", "E06000057")}) {
    EXPECT_EQ(area_of_code(one), area_of_code(other)) << one;
    EXPECT_TRUE(area_of_code(one).has_value()) << one;
  }
}

TEST(AreaRegister, FindsNamesAsPeopleWriteThem) {
  EXPECT_EQ(code_of("Isle of Wight"), 921);
  EXPECT_EQ(code_of("isle-of-wight"), 921);
  EXPECT_EQ(code_of("ISLE OF WIGHT"), 921);
  EXPECT_EQ(code_of("bcp"), 839);
  EXPECT_EQ(code_of("Bournemouth, Christchurch & Poole"), 839);
  EXPECT_EQ(code_of("Bristol"), 801);
  EXPECT_EQ(code_of("bristol, city of"), 801);
  EXPECT_EQ(code_of("City of Bristol"), 801);
  EXPECT_EQ(code_of("Hull"), 810);
  EXPECT_EQ(code_of("Herefordshire"), 884);
  EXPECT_EQ(code_of("Durham"), 840);
  EXPECT_EQ(code_of("St Helens"), 342);
  EXPECT_EQ(code_of("St. Helens"), 342);
  EXPECT_EQ(code_of("Newcastle"), -1);  // upon Tyne alone is one; not guessed from half a name
  EXPECT_EQ(code_of("stockton on tees"), 808);
  EXPECT_EQ(code_of("Surrey County Council"), 936);
  EXPECT_EQ(code_of("London Borough of Camden"), 202);
  EXPECT_EQ(code_of("Richmond-upon-Thames"), 318);
  EXPECT_EQ(code_of(" e06000058 "), 839);
  EXPECT_EQ(code_of("839"), 839);
}

TEST(AreaRegister, TakesANameThatMeantTwoAreasForTodays) {
  EXPECT_EQ(code_of("Dorset"), 838);
  EXPECT_EQ(area_at(*find_area("Dorset", 2018).area).dfe_code, 835);
  EXPECT_EQ(area_at(*find_area("Dorset", 2020).area).dfe_code, 838);
}

TEST(AreaRegister, SuggestsWhatWasProbablyMeant) {
  EXPECT_THAT(find_area("Isle of Whight").problem, HasSubstr("did you mean 'Isle of Wight'?"));
  EXPECT_THAT(find_area("Glocestershire").problem, HasSubstr("did you mean 'Gloucestershire'?"));
  EXPECT_THAT(find_area("E0600058").problem, HasSubstr("did you mean 'E06000058'?"));
  EXPECT_THAT(find_area("Xyzzy Plugh").problem, testing::Not(HasSubstr("did you mean")));
  EXPECT_FALSE(find_area("").found());
  EXPECT_FALSE(find_area(std::string(100'000, 'x')).found());
}

TEST(AreaRegister, RefusesAnAreaBeforeItsTimeNamingItsPredecessors) {
  const FoundArea found = find_area("E06000058", 2018);
  EXPECT_FALSE(found.found());
  EXPECT_EQ(
      found.problem,
      "Bournemouth, Christchurch and Poole (E06000058) did not exist in January 2018: its figures begin with January "
      "2020; before it there were Bournemouth (E06000028), Poole (E06000029) and Dorset (E10000009)");
  EXPECT_TRUE(find_area("E06000058", 2020).found());
  EXPECT_THAT(find_area("Isle of Wight", 2009).problem, HasSubstr("no figures before January 2010"));
}

TEST(AreaRegister, RefusesAnAreaAfterItsTimeNamingItsSuccessors) {
  EXPECT_THAT(find_area("Northamptonshire", 2022).problem,
              HasSubstr("after it there are North Northamptonshire (E06000061) and West Northamptonshire (E06000062)"));
  EXPECT_TRUE(find_area("Northamptonshire", 2021).found());
  EXPECT_THAT(find_area("Cumbria", 2024).problem, HasSubstr("Cumberland"));
}

TEST(AreaRegister, SharesAllOfAnAreaAmongItsSuccessors) {
  std::set<AreaIndex> former;
  for (AreaIndex i = 0; i < england(); ++i) {
    double shares = 0;
    for (const AreaSuccession& succession : successors(i)) {
      EXPECT_EQ(succession.from, i);
      EXPECT_NE(area_at(succession.to).first_january, 2010);
      shares += succession.share;
    }
    if (shares == 0) continue;
    former.insert(i);
    EXPECT_NEAR(shares, 1, 1e-9) << area_at(i).name;
    EXPECT_NE(area_at(i).last_january, 0);
  }
  EXPECT_EQ(former.size(), 5U);
  EXPECT_EQ(predecessors(*find_area("bcp").area).size(), 3U);
  EXPECT_TRUE(predecessors(*find_area("Camden").area).empty());
}

}  // namespace
}  // namespace sendcast
