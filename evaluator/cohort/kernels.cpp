#include "evaluator/cohort/kernels.hpp"

namespace evaluator::cohort {

namespace plain {
extern const Kernels kernels;
}
#ifdef COHORT_X86
namespace avx2 {
extern const Kernels kernels;
}
namespace avx512 {
extern const Kernels kernels;
}
#endif

std::vector<const Kernels*> all_kernels() {
    std::vector<const Kernels*> all{&plain::kernels};
#ifdef COHORT_X86
    const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl");
    if (__builtin_cpu_supports("avx2")) all.push_back(&avx2::kernels);
    if (has_avx512) all.push_back(&avx512::kernels);
#endif
    return all;
}

const Kernels& kernels() {
    static const Kernels& best = *all_kernels().back();
    return best;
}

}  // namespace evaluator::cohort
