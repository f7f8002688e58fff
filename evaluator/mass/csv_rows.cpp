#include "evaluator/mass/csv_rows.hpp"

#include <array>
#include <cstdint>

namespace evaluator::mass {

std::optional<std::vector<std::string>> csv_fields(std::string_view row, char separator) {
    std::vector<std::string> fields;
    for (std::size_t at = 0;; ++at) {
        std::string field;
        if (at < row.size() && row[at] == '"') {
            for (++at;; ++at) {
                if (at >= row.size()) return std::nullopt;
                if (row[at] == '"') {
                    if (at + 1 >= row.size() || row[at + 1] != '"') break;
                    ++at;
                }
                field += row[at];
            }
            ++at;
            if (at < row.size() && row[at] != separator) return std::nullopt;
        } else {
            for (; at < row.size() && row[at] != separator; ++at) {
                if (row[at] == '"') return std::nullopt;
                field += row[at];
            }
        }
        fields.push_back(std::move(field));
        if (at >= row.size()) return fields;
    }
}

std::string from_windows_1252(std::string_view text) {
    constexpr std::array<std::uint16_t, 32> special{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::string out;
    for (const char c : text) {
        unsigned code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code < 0xA0) code = special[code - 0x80];
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xC0 | (code >> 6));
            out += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            out += static_cast<char>(0xE0 | (code >> 12));
            out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return out;
}

}  // namespace evaluator::mass
