#pragma once

namespace sendcast {

/// How many of each dimension a scenario has, and where a combination of them stands in a flat array.
///
/// Three layouts are used everywhere, area slowest:
///   people: [area, age]                 population
///   cells:  [area, age, need]           SEN support, assessment and their events
///   plans:  [setting, area, age, need]  caseload and the events of plans (a setting's cells lie together)
struct Shape {
  int areas = 0;
  int ages = 0;
  int needs = 0;
  int settings = 0;

  int people() const { return areas * ages; }
  int cells() const { return areas * ages * needs; }
  int plans() const { return settings * cells(); }

  int person(int area, int age) const { return area * ages + age; }
  int cell(int area, int age, int need) const { return (area * ages + age) * needs + need; }
  int plan(int setting, int cell) const { return setting * cells() + cell; }

  int area_of_cell(int cell) const { return cell / (ages * needs); }
  int age_of_cell(int cell) const { return cell / needs % ages; }
  int need_of_cell(int cell) const { return cell % needs; }
  int person_of_cell(int cell) const { return cell / needs; }
};

/// Where something stands in each dimension; -1 for a dimension that it lacks.
struct Coordinates {
  int area = -1;
  int age = -1;
  int need = -1;
  int setting = -1;
};

}  // namespace sendcast
