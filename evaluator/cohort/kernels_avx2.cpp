#define COHORT_NAMESPACE avx2
#define COHORT_NAME "AVX2"
#include "evaluator/cohort/kernels_body.hpp"
// It needs what stands in the other one.
#include "evaluator/cohort/plane_kernels_body.hpp"
