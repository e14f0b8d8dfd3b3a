#include "array_folder.h"

#include <bit>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace sendcast::peers {
namespace {

static_assert(std::endian::native == std::endian::little);

std::ofstream opened(const std::filesystem::path& path) {
  std::ofstream file;
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.open(path, std::ios::binary);
  return file;
}

}  // namespace

ArrayFolder::ArrayFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  index_ = opened(folder_ / "index.txt");
}

template <typename Number>
void ArrayFolder::write_as(const char* type, const std::string& name, const std::vector<int>& dimensions,
                           const std::vector<Number>& numbers) {
  const auto size =
      std::accumulate(dimensions.begin(), dimensions.end(), std::size_t{1},
                      [](std::size_t n, int dimension) { return n * static_cast<std::size_t>(dimension); });
  if (size != numbers.size()) throw std::logic_error(name + " does not have its dimensions");
  std::ofstream file = opened(folder_ / (name + ".bin"));
  file.write(reinterpret_cast<const char*>(numbers.data()),
             static_cast<std::streamsize>(numbers.size() * sizeof(Number)));
  index_ << name << ' ' << type;
  for (const int dimension : dimensions) index_ << ' ' << dimension;
  index_ << std::endl;
}

void ArrayFolder::write(const std::string& name, const std::vector<int>& dimensions,
                        const std::vector<double>& numbers) {
  write_as("float64", name, dimensions, numbers);
}

void ArrayFolder::write(const std::string& name, const std::vector<int>& dimensions,
                        const std::vector<std::int32_t>& numbers) {
  write_as("int32", name, dimensions, numbers);
}

}  // namespace sendcast::peers
