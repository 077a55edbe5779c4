-- Asks for every link once, one after another; then stops.
local links = tonumber(os.getenv("LINKS"))
local asked, answered = 0, 0

request = function()
  asked = asked + 1
  return wrk.format("GET", "/k" .. math.min(asked, links))
end

response = function()
  answered = answered + 1
  if answered >= links then wrk.thread:stop() end
end
