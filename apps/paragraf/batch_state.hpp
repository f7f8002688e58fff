// How far a mass check got, in a small file, so that it goes on after an interruption where it stopped: after
// whole blocks only, with the output cut back to there. It goes on only for the same question about the same
// input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace apps {

struct BatchState {
    std::string question;  // digest over options and rules
    std::string input;     // digest of the input read so far
    std::uint64_t blocks = 0, records = 0, bad = 0;
    std::uint64_t output_bytes = 0, reject_bytes = 0;
};

/// Nothing if the file is not there. Throws UserError if it is no such file.
std::optional<BatchState> read_state(const std::string& path);
void write_state(const std::string& path, const BatchState& state);

}  // namespace apps
