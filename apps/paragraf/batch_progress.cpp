#include <chrono>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "apps/paragraf/batch.hpp"

namespace apps {

using Clock = std::chrono::steady_clock;

namespace {

std::string length_of(double seconds) {
    const auto whole = static_cast<std::int64_t>(seconds + 0.5);
    if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
    if (whole >= 60) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} s", whole);
}

}  // namespace

std::string progress_words(std::uint64_t records, std::uint64_t bytes, std::uintmax_t total_bytes,
                           double seconds, bool is_last) {
    const double rate = seconds > 0 ? static_cast<double>(records) / seconds : 0;
    const std::string text = fmt::format("{} Personen, {:.0f} je Sekunde", records, rate);
    if (is_last) return text + fmt::format(", {}", length_of(seconds));
    if (total_bytes == 0 || bytes == 0) return text;
    constexpr int cells = 20;
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes));
    const int full = static_cast<int>(share * cells);
    return fmt::format("[{:#<{}}{:.<{}}] {:3.0f} %  {}, noch {}", "", full, "", cells - full, share * 100,
                       text, length_of(seconds * (1 - share) / share));
}

struct Progress::State {
    Console& console;
    std::uintmax_t total_bytes;
    bool is_shown;
    Clock::time_point begin = Clock::now(), last{};
};

Progress::Progress(Console& console, std::uintmax_t total_bytes)
    : Progress(console, total_bytes, isatty(STDERR_FILENO) != 0 && &console.err != &console.out) {}

Progress::Progress(Console& console, std::uintmax_t total_bytes, bool is_terminal)
    : state_(std::make_unique<State>(State{console, total_bytes, is_terminal})) {}

Progress::~Progress() = default;

void Progress::show(std::uint64_t records, std::uint64_t bytes, bool is_last) {
    State& state = *state_;
    if (!state.is_shown) return;
    const auto now = Clock::now();
    if (!is_last && now - state.last < std::chrono::milliseconds(200)) return;
    state.last = now;
    const double seconds = std::chrono::duration<double>(now - state.begin).count();
    state.console.err << "\r\x1B[K" << progress_words(records, bytes, state.total_bytes, seconds, is_last)
                      << (is_last ? "\n" : "") << std::flush;
}

}  // namespace apps
