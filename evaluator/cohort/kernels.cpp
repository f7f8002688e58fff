#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort {

namespace plain {
extern const Kernels kernels, plane_kernels;
}
#ifdef COHORT_X86
namespace avx2 {
extern const Kernels kernels, plane_kernels;
}
namespace avx512 {
extern const Kernels kernels, plane_kernels;
}
#endif

namespace {

struct Choice {
    const Kernels& bytes;
    const Kernels& planes;
};

Choice choose() {
#ifdef COHORT_X86
    const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl");
    if (has_avx512) return {avx512::kernels, avx512::plane_kernels};
    if (__builtin_cpu_supports("avx2")) return {avx2::kernels, avx2::plane_kernels};
#endif
    return {plain::kernels, plain::plane_kernels};
}

const Choice& chosen() {
    static const Choice choice = choose();
    return choice;
}

}  // namespace

const Kernels& kernels() { return chosen().bytes; }
const Kernels& plane_kernels() { return chosen().planes; }

}  // namespace evaluator::cohort
