-- Asks for the paths of a file in turn; after a path may stand the ETag for If-None-Match. Arguments: the file, and headers as "Name: value".
function init(arguments)
   requests, at = {}, 0
   for index = 2, #arguments do
      local name, value = arguments[index]:match("^([^:]+): (.*)$")
      wrk.headers[name] = value
   end
   for line in io.lines(arguments[1]) do
      local path, tag = line:match("^(%S+) ?(.*)$")
      if tag ~= "" then wrk.headers["If-None-Match"] = tag end
      requests[#requests + 1] = wrk.format("GET", path)
   end
end

function request()
   at = at % #requests + 1
   return requests[at]
end

dofile(os.getenv("BENCH_DONE"))
