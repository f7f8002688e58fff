// A vector of values whose copies share the values until one is written to: the persons of a household, of
// which searches keep many files that differ in one person. Do not keep a reference got for writing while the
// vector is being copied: the copy would be written to as well.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace evaluator::person {

template <typename Value> class SharedValues {
public:
    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }

    const Value& operator[](std::size_t index) const { return *values_[index]; }
    const Value& at(std::size_t index) const { return *values_.at(index); }
    const Value& front() const { return *values_.front(); }
    const Value& back() const { return *values_.back(); }

    /// For writing: a value that copies share becomes one's own.
    Value& operator[](std::size_t index) {
        std::shared_ptr<Value>& value = values_[index];
        if (value.use_count() > 1) value = std::make_shared<Value>(*value);
        return *value;
    }
    Value& front() { return (*this)[0]; }
    Value& back() { return (*this)[size() - 1]; }
    Value& emplace_back() { return *values_.emplace_back(std::make_shared<Value>()); }
    void push_back(Value value) { values_.push_back(std::make_shared<Value>(std::move(value))); }

    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = const Value*;
        using reference = const Value&;

        Iterator() = default;
        explicit Iterator(const std::shared_ptr<Value>* at) : at_(at) {}
        reference operator*() const { return **at_; }
        pointer operator->() const { return at_->get(); }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) { return Iterator{at_++}; }
        bool operator==(const Iterator&) const = default;

    private:
        const std::shared_ptr<Value>* at_ = nullptr;
    };
    Iterator begin() const { return Iterator{values_.data()}; }
    Iterator end() const { return Iterator{values_.data() + values_.size()}; }

    bool operator==(const SharedValues& other) const {
        if (size() != other.size()) return false;
        for (std::size_t i = 0; i < size(); ++i)
            if (values_[i] != other.values_[i] && !(*values_[i] == *other.values_[i])) return false;
        return true;
    }

private:
    std::vector<std::shared_ptr<Value>> values_;
};

}  // namespace evaluator::person
