-- Writes what was counted as one line that the benchmarks read: microseconds, requests, answers that were not 2xx or 3xx, other errors,
-- and latencies in microseconds.
function done(summary, latency)
   local errors = summary.errors
   io.write(string.format("counted %d %d %d %d %d %d\n", summary.duration, summary.requests, errors.status,
      errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
