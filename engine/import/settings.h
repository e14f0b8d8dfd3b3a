#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace sendcast {

/// The departments' own seven-way grouping of where plans are kept: that of the DfE's high needs benchmarking tables,
/// which set section 251 lines beside plans. Found to give those tables' counts exactly from SEN2 of January 2021.
enum class SettingGroup : std::uint8_t {
  mainstream,             ///< state-funded mainstream schools, outside units
  resourced_or_unit,      ///< resourced provision and SEN units
  special,                ///< maintained special schools, special academies and free schools
  independent,            ///< non-maintained special schools and all independent schools, mainstream ones too
  alternative_provision,  ///< pupil referral units, alternative provision and hospital schools
  post_16,                ///< further education, sixth form colleges, specialist post-16 institutions
  other,                  ///< early years, elsewhere, at home, awaiting a place, not in education, not recorded
};

inline constexpr int setting_groups_count = 7;

/// Where a plan is kept: an establishment type as published (of any release since 2010), a release's own total of some
/// types, or one of the seven groups, summed by the reader from the types that a release gives.
enum class PublishedSetting : std::uint8_t {
  all,

  mainstream_la_maintained,
  mainstream_la_maintained_resourced_provision,
  mainstream_la_maintained_sen_unit,
  mainstream_academy,
  mainstream_academy_resourced_provision,
  mainstream_academy_sen_unit,
  mainstream_free_school,
  mainstream_free_school_resourced_provision,
  mainstream_free_school_sen_unit,
  mainstream_independent,
  special_la_maintained,
  special_academy,       ///< 2012 to 2016
  special_free_school,   ///< 2013 to 2016
  special_academy_free,  ///< both together, from 2017
  special_non_maintained,
  special_independent,
  hospital_school,  ///< from 2023 counted with maintained special schools
  ap_pru_la_maintained,
  ap_pru_academy,
  ap_pru_free_school,
  fe_general_tertiary_he,
  fe_other,
  fe_sixth_form_college,
  fe_specialist_post_16,
  fe_independent_specialist_providers,  ///< 2015
  fe_ukrlp_provider,                    ///< from 2023
  early_years_non_maintained,
  elective_home_education,
  other_arrangements_la,
  other_arrangements_parents,
  online_provider,
  welsh_settings,
  other_schools,
  other_placement_settings,
  neet,
  neet_ntci,  ///< a notice to cease was issued
  neet_other,
  neet_other_csa,  ///< of compulsory school age
  permanently_excluded,
  awaiting_provision_total,  ///< the sum of the next six where those are published
  awaiting_above_csa_in_education,
  awaiting_above_csa_not_in_education,
  awaiting_below_csa_in_education,
  awaiting_below_csa_not_in_education,
  awaiting_csa_in_education,
  awaiting_csa_not_in_education,
  apprenticeship,
  supported_internship,
  traineeship,
  work_based_learning,
  other,
  placement_unknown,

  // A release's own totals.
  mainstream_total,
  special_total,
  ap_pru_total,
  fe_total,
  educated_elsewhere_total,
  unknown_total,

  // The seven groups, in the order of SettingGroup.
  group_mainstream,
  group_resourced_or_unit,
  group_special,
  group_independent,
  group_alternative_provision,
  group_post_16,
  group_other,
};

inline constexpr int settings_count = static_cast<int>(PublishedSetting::group_other) + 1;

enum class SettingKind : std::uint8_t {
  everything,  ///< PublishedSetting::all
  type,        ///< an establishment type; types do not overlap, except awaiting_provision_total with its six parts
  published_total,
  group,
};

SettingKind kind_of(PublishedSetting setting);

/// The group that a type belongs to. A total and `all` belong to none: asking is a mistake of the caller.
SettingGroup group_of(PublishedSetting type);

/// Which group each published setting belongs to: read only of types.
using SettingGrouping = std::array<SettingGroup, settings_count>;

/// The departments' own.
SettingGrouping departments_grouping();

/// What stands for a group in an observation's key.
constexpr PublishedSetting setting_of(SettingGroup group) {
  return static_cast<PublishedSetting>(static_cast<int>(PublishedSetting::group_mainstream) + static_cast<int>(group));
}

/// "special_academy_free", "group_special".
std::string_view name_of(PublishedSetting setting);
/// "mainstream", "resourced_or_unit": fit to name a setting of a scenario.
std::string_view name_of(SettingGroup group);
/// "Mainstream school", "Resourced provision or SEN unit": what a reader sees.
std::string_view label_of(SettingGroup group);

}  // namespace sendcast
