#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sendcast::peers {

/// A folder of plain arrays that C++, NumPy and R can read without a library.
///
/// `NAME.bin` holds an array's numbers alone, little-endian, the last dimension fastest. `index.txt` has a line for
/// each: its name, `int32` or `float64`, and its dimensions, separated by spaces.
class ArrayFolder {
 public:
  /// Makes the folder, or empties its index. Throws std::ios_base::failure, here and below, if it cannot be written.
  explicit ArrayFolder(std::filesystem::path folder);

  void write(const std::string& name, const std::vector<int>& dimensions, const std::vector<double>& numbers);
  void write(const std::string& name, const std::vector<int>& dimensions, const std::vector<std::int32_t>& numbers);
  void write(const std::string& name, int number) { write(name, {1}, std::vector<std::int32_t>{number}); }

 private:
  template <typename Number>
  void write_as(const char* type, const std::string& name, const std::vector<int>& dimensions,
                const std::vector<Number>& numbers);

  std::filesystem::path folder_;
  std::ofstream index_;
};

}  // namespace sendcast::peers
