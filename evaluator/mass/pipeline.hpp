// Blocks of work on all cores, results in the order of the input. Each worker fetches the next block, works
// on it and hands the result over; whoever hands over the one that is due writes it, and all that waited
// behind it. Nobody fetches further ahead than `window` blocks, so memory does not grow with the input.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace evaluator::mass {

template <typename Block, typename Result> class Pipeline {
public:
    using Fetch = std::function<std::optional<Block>()>;  // one caller at a time
    using Work = std::function<Result(Block&&)>;          // one per worker

    Pipeline(Fetch fetch, std::function<void(Result&&)> write)
        : fetch_(std::move(fetch)), write_(std::move(write)) {}

    /// Returns when all is written; the first exception of any part stops all and is thrown again.
    void run(std::vector<Work> workers) {
        window_ = 4 * workers.size();
        if (workers.size() == 1) {
            serve(workers.front());
        } else {
            std::vector<std::thread> threads;
            for (Work& work : workers) threads.emplace_back([this, &work] { serve(work); });
            for (std::thread& thread : threads) thread.join();
        }
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void serve(Work& work) {
        try {
            for (;;) {
                std::uint64_t number = 0;
                std::optional<Block> block;
                {
                    std::unique_lock lock(fetching_);
                    if (is_at_end_ || !wait_for_room()) return;
                    block = fetch_();
                    is_at_end_ = !block;
                    if (!block) return;
                    number = fetched_++;
                }
                hand_over(number, work(std::move(*block)));
            }
        } catch (...) {
            const std::lock_guard lock(writing_);
            if (!failure_) failure_ = std::current_exception();
            moved_on_.notify_all();
        }
    }

    /// False: somebody failed.
    bool wait_for_room() {
        std::unique_lock lock(writing_);
        moved_on_.wait(lock, [this] { return failure_ || fetched_ - due_ < window_; });
        return !failure_;
    }

    void hand_over(std::uint64_t number, Result&& result) {
        const std::lock_guard lock(writing_);
        if (failure_) return;
        waiting_.emplace(number, std::move(result));
        for (auto next = waiting_.find(due_); next != waiting_.end(); next = waiting_.find(due_)) {
            write_(std::move(next->second));
            waiting_.erase(next);
            ++due_;
        }
        moved_on_.notify_all();
    }

    Fetch fetch_;
    std::function<void(Result&&)> write_;
    std::mutex fetching_, writing_;
    std::condition_variable moved_on_;
    std::uint64_t fetched_ = 0;  // changed under fetching_
    std::uint64_t due_ = 0;
    std::size_t window_ = 4;
    bool is_at_end_ = false;
    std::map<std::uint64_t, Result> waiting_;
    std::exception_ptr failure_;
};

}  // namespace evaluator::mass
