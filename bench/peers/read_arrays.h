#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace sendcast::peers {

template <typename Number>
struct Array {
  std::vector<int> dimensions;
  std::vector<Number> numbers;
};

/// Every array of a folder (array_folder.h says how it is laid out), by name.
struct Folder {
  std::map<std::string, Array<std::int32_t>> whole;
  std::map<std::string, Array<double>> real;

  int number(const std::string& name) const { return whole.at(name).numbers[0]; }
  const std::vector<std::int32_t>& ints(const std::string& name) const { return whole.at(name).numbers; }
  const std::vector<double>& doubles(const std::string& name) const { return real.at(name).numbers; }
};

/// Ends the program if the file is not as long as its dimensions say.
template <typename Number>
Array<Number> read_array(const std::string& path, const std::vector<int>& dimensions) {
  std::size_t size = 1;
  for (const int dimension : dimensions) size *= static_cast<std::size_t>(dimension);
  Array<Number> array{dimensions, std::vector<Number>(size)};
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char*>(array.numbers.data()), static_cast<std::streamsize>(size * sizeof(Number)));
  if (!file) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(1);
  }
  return array;
}

inline Folder read_folder(const std::string& folder) {
  Folder result;
  std::ifstream index(folder + "/index.txt");
  for (std::string line; std::getline(index, line);) {
    std::istringstream words(line);
    std::string name;
    std::string type;
    words >> name >> type;
    std::vector<int> dimensions;
    for (int dimension = 0; words >> dimension;) dimensions.push_back(dimension);
    const std::string path = folder + "/" + name + ".bin";
    if (type == "int32") {
      result.whole[name] = read_array<std::int32_t>(path, dimensions);
    } else {
      result.real[name] = read_array<double>(path, dimensions);
    }
  }
  return result;
}

}  // namespace sendcast::peers
