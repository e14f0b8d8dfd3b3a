#include "report/sha256.h"

#include <array>
#include <cstdint>
#include <sha2.h>

#include <fmt/format.h>

namespace sendcast {

// libmd, not OpenSSL: 80 kB instead of 6 MB, on every Debian machine already (dpkg uses it), and its one file builds
// for the browser as it stands.
std::string sha256(std::string_view text) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  SHA256Final(digest.data(), &context);
  std::string hexadecimal;
  for (const std::uint8_t byte : digest) hexadecimal += fmt::format("{:02x}", byte);
  return hexadecimal;
}

}  // namespace sendcast
