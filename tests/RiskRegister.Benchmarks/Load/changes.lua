-- Changes the entries of a file ("reference id revision" on each line) in turn; there are more of them than connections, so that none is
-- changed twice at once. Arguments: the file, and headers as "Name: value".
function init(arguments)
   entries, at, round = {}, 0, 0
   for line in io.lines(arguments[1]) do
      local reference, id, revision = line:match("^(%S+) (%S+) (%d+)$")
      entries[#entries + 1] = { reference = reference, id = id, revision = tonumber(revision) }
   end
   headers = { ["Content-Type"] = "application/merge-patch+json" }
   for index = 2, #arguments do
      local name, value = arguments[index]:match("^([^:]+): (.*)$")
      headers[name] = value
   end
   words = string.rep("council roads budget children winter carers ", 5)
end

function request()
   at = at + 1
   if at > #entries then at, round = 1, round + 1 end
   local entry = entries[at]
   headers["If-Match"] = string.format('"%s.%d.0"', entry.id, entry.revision)
   entry.revision = entry.revision + 1
   local body = string.format('{"description":"%s%d","changeNote":"Measured %d"}', words, entry.revision, entry.revision)
   return wrk.format("PATCH", "/api/v1/entries/" .. entry.reference, headers, body)
end

dofile(os.getenv("BENCH_DONE"))
