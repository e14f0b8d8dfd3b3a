#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sendcast {

/// The nine English regions, in the order of their codes (E12000001 to E12000009).
enum class Region : std::uint8_t {
  north_east,
  north_west,
  yorkshire_and_the_humber,
  east_midlands,
  west_midlands,
  east_of_england,
  london,
  south_east,
  south_west,
};

/// What an entry of the register is.
enum class AreaKind : std::uint8_t { local_authority, region, england };

/// An area for which the departments publish figures: an upper-tier local authority, a region, or England.
struct Area {
  std::string_view name;                      ///< as the Department for Education writes it
  int dfe_code = 0;                           ///< three digits; 0 for a region and for England
  std::array<std::string_view, 2> ons_codes;  ///< all that have meant it, the newest first; the second may be empty
  int first_january = 2010;                   ///< the first January stock that is its own
  int last_january = 0;                       ///< the last, 0 where there is no end
  Region region = Region::north_east;         ///< of England itself: without meaning
  AreaKind kind = AreaKind::local_authority;
};

/// Where an area stands in `area_register()`. The local authorities come first (those of today and former ones, by DfE
/// code), then the nine regions, then England.
using AreaIndex = int;

/// What became of an area that was abolished: which part of its 0 to 25 year olds lives in the successor.
struct AreaSuccession {
  AreaIndex from = 0;
  AreaIndex to = 0;
  double share = 1;
};

/// Every English upper-tier area in SEN2 since January 2010, the regions and England. The DfE's and ONS's code lists
/// (Open Government Licence v3.0), as of April 2023.
std::span<const Area> area_register();

const Area& area_at(AreaIndex area);
AreaIndex england();
AreaIndex region_area(Region region);

/// The area that a code (three digits of the DfE, nine characters of the ONS) has ever meant.
std::optional<AreaIndex> area_of_code(std::string_view code);

/// What looking for an area gave.
struct FoundArea {
  std::optional<AreaIndex> area;
  std::string problem;  ///< what is wrong and, where something is near it, what was probably meant; empty where found

  bool found() const { return area.has_value(); }
};

/// Finds an area by any of its codes or by its name in any case, with or without punctuation ("Isle of Wight",
/// "isle-of-wight", "Bristol", "BCP"). Where a name has meant two areas (Dorset), it gives today's.
FoundArea find_area(std::string_view text);

/// Finds the area that bore a code or name in a January: "Dorset" of 2018 is the county, of 2020 the unitary. An area
/// that did not exist then is refused, with its predecessors or successors named.
FoundArea find_area(std::string_view text, int january);

/// Whether there is a January stock of the area's own.
bool existed(AreaIndex area, int january);

/// "Bournemouth, Christchurch and Poole (E06000058) begins with January 2020; before it: Bournemouth (E06000028), …";
/// empty where the area existed.
std::string why_not(AreaIndex area, int january);

/// From which areas one was made, and with which share of each; empty for most.
std::vector<AreaSuccession> predecessors(AreaIndex area);
/// Which areas followed one; empty for most.
std::vector<AreaSuccession> successors(AreaIndex area);

/// The local authorities that had a stock of their own in a January.
std::vector<AreaIndex> local_authorities(int january);

}  // namespace sendcast
