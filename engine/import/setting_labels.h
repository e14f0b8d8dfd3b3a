#pragma once

#include <array>
#include <string_view>

#include "import/settings.h"

namespace sendcast {

struct SettingLabel {
  std::string_view label;  ///< as `plain_label` gives it
  Setting setting;
};

/// Establishment types and totals in the words of the DfE's releases of 2022 (establishment_type), 2023 and 2024, 2025
/// and 2026 (breakdowns by type of placement), and of our own tidy tables; by label.
inline constexpr std::array<SettingLabel, 92> setting_labels = {{
    {"all", Setting::all},
    {"ap_pru_academy", Setting::ap_pru_academy},
    {"ap_pru_free_school", Setting::ap_pru_free_school},
    {"ap_pru_la_maintained", Setting::ap_pru_la_maintained},
    {"ap_pru_total", Setting::ap_pru_total},
    {"apprenticeship", Setting::apprenticeship},
    {"awaiting_above_csa_in_education", Setting::awaiting_above_csa_in_education},
    {"awaiting_above_csa_not_in_education", Setting::awaiting_above_csa_not_in_education},
    {"awaiting_below_csa_in_education", Setting::awaiting_below_csa_in_education},
    {"awaiting_below_csa_not_in_education", Setting::awaiting_below_csa_not_in_education},
    {"awaiting_csa_in_education", Setting::awaiting_csa_in_education},
    {"awaiting_csa_not_in_education", Setting::awaiting_csa_not_in_education},
    {"awaiting_provision_above_compulsory_school_age_and_in_education", Setting::awaiting_above_csa_in_education},
    {"awaiting_provision_above_compulsory_school_age_and_not_in_education",
     Setting::awaiting_above_csa_not_in_education},
    {"awaiting_provision_below_compulsory_school_age_and_in_education", Setting::awaiting_below_csa_in_education},
    {"awaiting_provision_below_compulsory_school_age_and_not_in_education",
     Setting::awaiting_below_csa_not_in_education},
    {"awaiting_provision_compulsory_school_age_and_in_education", Setting::awaiting_csa_in_education},
    {"awaiting_provision_compulsory_school_age_and_not_in_education", Setting::awaiting_csa_not_in_education},
    {"awaiting_provision_total", Setting::awaiting_provision_total},
    {"early_years_non_maintained", Setting::early_years_non_maintained},
    {"educated_elsewhere_elective_home_education", Setting::elective_home_education},
    {"educated_elsewhere_neet", Setting::neet},
    {"educated_elsewhere_not_in_education_or_training_compulsory_school_age", Setting::neet_other_csa},
    {"educated_elsewhere_not_in_education_or_training_notice_to_cease_issued", Setting::neet_ntci},
    {"educated_elsewhere_not_in_education_or_training_other", Setting::neet_other},
    {"educated_elsewhere_online_provider", Setting::online_provider},
    {"educated_elsewhere_other_arrangements_by_la", Setting::other_arrangements_la},
    {"educated_elsewhere_other_arrangements_by_parents", Setting::other_arrangements_parents},
    {"educated_elsewhere_other_placement_settings", Setting::other_placement_settings},
    {"educated_elsewhere_other_schools_and_establishments", Setting::other_schools},
    {"educated_elsewhere_total", Setting::educated_elsewhere_total},
    {"educated_elsewhere_welsh_establishment", Setting::welsh_settings},
    {"elective_home_education", Setting::elective_home_education},
    {"fe_general_fe_and_tertiary_colleges", Setting::fe_general_tertiary_he},
    {"fe_general_tertiary_he", Setting::fe_general_tertiary_he},
    {"fe_independent_specialist_providers", Setting::fe_independent_specialist_providers},
    {"fe_other", Setting::fe_other},
    {"fe_sixth_form_college", Setting::fe_sixth_form_college},
    {"fe_specialist_post_16", Setting::fe_specialist_post_16},
    {"fe_specialist_post_16_institutions", Setting::fe_specialist_post_16},
    {"fe_total", Setting::fe_total},
    {"fe_ukrlp_provider", Setting::fe_ukrlp_provider},
    {"general_fe_and_tertiary_colleges", Setting::fe_general_tertiary_he},
    {"general_fe_and_tertiary_colleges_he", Setting::fe_general_tertiary_he},
    {"hospital_school", Setting::hospital_school},
    {"independent_specialist_providers", Setting::fe_independent_specialist_providers},
    {"mainstream_academy", Setting::mainstream_academy},
    {"mainstream_academy_resourced_provision", Setting::mainstream_academy_resourced_provision},
    {"mainstream_academy_sen_unit", Setting::mainstream_academy_sen_unit},
    {"mainstream_free_school", Setting::mainstream_free_school},
    {"mainstream_free_school_resourced_provision", Setting::mainstream_free_school_resourced_provision},
    {"mainstream_free_school_sen_unit", Setting::mainstream_free_school_sen_unit},
    {"mainstream_independent", Setting::mainstream_independent},
    {"mainstream_la_maintained", Setting::mainstream_la_maintained},
    {"mainstream_la_maintained_resourced_provision", Setting::mainstream_la_maintained_resourced_provision},
    {"mainstream_la_maintained_sen_unit", Setting::mainstream_la_maintained_sen_unit},
    {"mainstream_total", Setting::mainstream_total},
    {"neet", Setting::neet},
    {"neet_ntci", Setting::neet_ntci},
    {"neet_other", Setting::neet_other},
    {"neet_other_csa", Setting::neet_other_csa},
    {"non_maintained_early_years", Setting::early_years_non_maintained},
    {"online_provider", Setting::online_provider},
    {"other", Setting::other},
    {"other_arrangements_by_local_authority", Setting::other_arrangements_la},
    {"other_arrangements_by_parents", Setting::other_arrangements_parents},
    {"other_arrangements_la", Setting::other_arrangements_la},
    {"other_arrangements_parents", Setting::other_arrangements_parents},
    {"other_fe", Setting::fe_other},
    {"other_placement_settings", Setting::other_placement_settings},
    {"other_schools", Setting::other_schools},
    {"permanently_excluded", Setting::permanently_excluded},
    {"placement_not_recorded", Setting::placement_unknown},
    {"placement_unknown", Setting::placement_unknown},
    {"sixth_form_college", Setting::fe_sixth_form_college},
    {"special_academy", Setting::special_academy},
    {"special_academy_free", Setting::special_academy_free},
    {"special_academy_free_school", Setting::special_academy_free},
    {"special_academy_free_schools", Setting::special_academy_free},
    {"special_free_school", Setting::special_free_school},
    {"special_independent", Setting::special_independent},
    {"special_la_maintained", Setting::special_la_maintained},
    {"special_non_maintained", Setting::special_non_maintained},
    {"special_total", Setting::special_total},
    {"specialist_post_16_institutions", Setting::fe_specialist_post_16},
    {"supported_internship", Setting::supported_internship},
    {"total", Setting::all},
    {"traineeship", Setting::traineeship},
    {"ukrlp_provider", Setting::fe_ukrlp_provider},
    {"unknown_total", Setting::unknown_total},
    {"welsh_settings", Setting::welsh_settings},
    {"work_based_learning", Setting::work_based_learning},
}};

/// Establishment groups of the releases up to 2024, whose totals stand in rows of the type 'Total'.
inline constexpr std::array<SettingLabel, 6> setting_group_labels = {{
    {"total", Setting::all},
    {"mainstream_school", Setting::mainstream_total},
    {"special_school", Setting::special_total},
    {"alternative_provision_pupil_referral_unit", Setting::ap_pru_total},
    {"further_education", Setting::fe_total},
    {"educated_elsewhere", Setting::educated_elsewhere_total},
}};

/// Groups of one type alone, or of types that change from year to year: their rows say nothing more.
inline constexpr std::array<std::string_view, 4> setting_groups_of_one_type = {"neet", "non_maintained_early_years",
                                                                               "other", "unknown"};

}  // namespace sendcast
