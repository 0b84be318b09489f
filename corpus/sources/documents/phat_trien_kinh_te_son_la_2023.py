# SPDX-License-Identifier: GPL-3.0-or-later
"""The long table: twelve districts, each with tasks of its own places, products and figures."""
from model import *

DISTRICTS = [  # name, communes, product, second product, craft or site
    ("thành phố Sơn La", ["Hua La", "Chiềng Xôm", "Chiềng Ngần", "Chiềng Cọ", "Chiềng Đen"], "cà phê", "hoa hồng", "nhà tù Sơn La"),
    ("huyện Quỳnh Nhai", ["Chiềng Khoang", "Mường Giàng", "Pá Ma Pha Khinh", "Cà Nàng", "Mường Giôn"], "cá lồng", "sơn tra", "lễ hội đua thuyền"),
    ("huyện Thuận Châu", ["Phổng Lái", "Chiềng Pha", "Co Mạ", "Mường É", "Tông Lạnh"], "chè", "khoai sọ", "đèo Pha Đin"),
    ("huyện Mường La", ["Ít Ong", "Ngọc Chiến", "Nặm Păm", "Mường Bú", "Chiềng Lao"], "táo mèo", "lúa nếp Tan", "suối khoáng nóng Ngọc Chiến"),
    ("huyện Bắc Yên", ["Tà Xùa", "Phiêng Ban", "Hang Chú", "Mường Khoa", "Hồng Ngài"], "chè shan tuyết", "ngô đồi", "hang A Phủ"),
    ("huyện Phù Yên", ["Quang Huy", "Mường Cơi", "Tường Phong", "Gia Phù", "Huy Hạ"], "cam", "quế", "đập Suối Chiếu"),
    ("huyện Mộc Châu", ["Đông Sang", "Chiềng Hắc", "Tân Lập", "Lóng Sập", "Phiêng Luông"], "bò sữa", "mận hậu", "thác Dải Yếm"),
    ("huyện Yên Châu", ["Chiềng Pằn", "Viêng Lán", "Phiêng Khoài", "Lóng Phiêng", "Tú Nang"], "xoài tròn", "chuối", "hang Chi Đảy"),
    ("huyện Mai Sơn", ["Cò Nòi", "Hát Lót", "Chiềng Mung", "Nà Bó", "Mường Bon"], "na dai", "mía", "khu di tích Nà Sản"),
    ("huyện Sông Mã", ["Chiềng Khoong", "Nà Nghịu", "Mường Lầm", "Chiềng Sơ", "Huổi Một"], "nhãn", "xoài Đài Loan", "tượng đài Tây Tiến"),
    ("huyện Vân Hồ", ["Chiềng Yên", "Vân Hồ", "Xuân Nha", "Lóng Luông", "Tô Múa"], "rau trái vụ", "đào", "bản du lịch Hua Tạt"),
    ("huyện Sốp Cộp", ["Mường Và", "Dồm Cang", "Púng Bánh", "Sam Kha", "Nậm Lạnh"], "khoai tây", "cá ruộng", "tháp Mường Và"),
]
TASKS = [  # content | lead | support | product
    "Cứng hóa {a} km đường từ trung tâm xã {x} đến các bản chưa có đường ô tô đi lại bốn mùa | UBND {h} | Sở Giao thông Vận tải | Đường đạt loại B",
    "Sửa chữa, nạo vét công trình thủy lợi tại xã {y}, bảo đảm nước tưới cho {b} ha lúa ruộng | Chi cục Thủy lợi | UBND xã {y} | Công trình nghiệm thu",
    "Cấp mã số vùng trồng cho {b} ha {p} phục vụ xuất khẩu | Chi cục Trồng trọt và Bảo vệ thực vật | Hợp tác xã tại xã {x} | Giấy xác nhận mã số",
    "Hỗ trợ {a} hợp tác xã sơ chế, đóng gói {q} theo tiêu chuẩn an toàn thực phẩm | Liên minh Hợp tác xã tỉnh | Sở Công Thương | {a} dây chuyền",
    "Rà soát hộ nghèo, hộ cận nghèo tại các xã {x}, {y}, {z} | Phòng Lao động - Thương binh và Xã hội | UBND các xã | Danh sách phê duyệt",
    "Dạy nghề chăn nuôi, thú y cho {b} lao động dân tộc Mông, Khơ Mú | Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên | Hội Nông dân | Chứng chỉ sơ cấp",
    "Xây dựng {a} phòng học kiên cố thay thế phòng học tạm của điểm trường xã {z} | Ban Quản lý dự án {h} | Phòng Giáo dục và Đào tạo | {a} phòng học",
    "Khám sức khỏe định kỳ cho người cao tuổi ở xã {y} và xã {w} | Trung tâm Y tế | Hội Người cao tuổi | Hồ sơ sức khỏe",
    "Tiêm phòng lở mồm long móng, tụ huyết trùng cho đàn trâu, bò trên địa bàn | Trạm Chăn nuôi và Thú y | UBND các xã | Trên 80% tổng đàn",
    "Trồng mới {b} ha rừng phòng hộ đầu nguồn, khoanh nuôi tái sinh diện tích giáp ranh xã {w} | Hạt Kiểm lâm | Ban Quản lý rừng phòng hộ | Biên bản nghiệm thu",
    "Tuần tra, kiểm tra đột xuất việc khai thác lâm sản, phát nương làm rẫy trái phép | Hạt Kiểm lâm | Công an, Quân sự xã | Nhật ký tuần tra",
    "Cắm biển cảnh báo sạt lở, lập phương án di dời {a} hộ dân vùng nguy hiểm xã {v} | Ban Chỉ huy Phòng, chống thiên tai {h} | UBND xã {v} | Phương án được duyệt",
    "Đo đạc, cấp giấy chứng nhận quyền sử dụng đất lần đầu cho hộ dân xã {x} | Chi nhánh Văn phòng Đăng ký đất đai | UBND xã {x} | {b} giấy chứng nhận",
    "Giải phóng mặt bằng khu tái định cư tại xã {z} | Trung tâm Phát triển quỹ đất | Phòng Tài nguyên và Môi trường | Bàn giao mặt bằng sạch",
    "Quảng bá điểm đến {s} trên các nền tảng số và tại hội chợ du lịch quốc tế | Trung tâm Xúc tiến đầu tư, thương mại và du lịch | Phòng Văn hóa và Thông tin | Bộ ảnh, phim ngắn",
    "Truyền dạy khèn Mông, múa xòe Thái cho thanh niên các bản xã {w} | Phòng Văn hóa và Thông tin | Nghệ nhân ưu tú tại địa phương | {a} lớp truyền dạy",
    "Phủ sóng di động, mở rộng cáp quang đến bản vùng lõm của xã {v} | Doanh nghiệp viễn thông | Sở Thông tin và Truyền thông | 100% bản có sóng",
    "Hướng dẫn người dân xã {y} nộp hồ sơ trực tuyến, thanh toán không dùng tiền mặt qua tổ công nghệ số cộng đồng | Phòng Văn hóa và Thông tin | Đoàn Thanh niên | Tỷ lệ hồ sơ trực tuyến đạt 50%",
    "Kiểm tra việc niêm yết giá, nguồn gốc hàng hóa tại chợ trung tâm và chợ phiên xã {x} | Đội Quản lý thị trường | Phòng Kinh tế và Hạ tầng | Biên bản kiểm tra",
    "Lắp đặt công tơ điện, xóa {a} điểm câu kéo điện không an toàn ở xã {z} | Công ty Điện lực Sơn La | Phòng Kinh tế và Hạ tầng | Đường dây đạt chuẩn",
    "Thu gom bao gói thuốc bảo vệ thực vật, đặt {b} bể chứa trên các cánh đồng {q} | Phòng Nông nghiệp và Phát triển nông thôn | Hội Liên hiệp Phụ nữ | {b} bể chứa",
    "Chuyển đổi {b} ha đất dốc kém hiệu quả sang trồng {p} | Phòng Nông nghiệp và Phát triển nông thôn | Trung tâm Khuyến nông | Mô hình trình diễn",
    "Thanh tra việc quản lý, sử dụng quỹ phòng, chống thiên tai tại xã {w} | Thanh tra {h} | Phòng Tài chính - Kế hoạch | Kết luận thanh tra",
    "Giải ngân vốn sự nghiệp thuộc chương trình giảm nghèo, không để dư tạm ứng quá hạn | Phòng Tài chính - Kế hoạch | Kho bạc Nhà nước | Giải ngân trên 95%",
    "Tổ chức đối thoại giữa người đứng đầu cấp ủy, chính quyền với nhân dân các xã {x}, {w} | Văn phòng HĐND và UBND {h} | Ủy ban Mặt trận Tổ quốc | Biên bản đối thoại",
    "Tập huấn kỹ năng hòa giải ở cơ sở, phổ biến Luật Hôn nhân và gia đình nhằm giảm tảo hôn | Phòng Tư pháp | Hội Liên hiệp Phụ nữ | {a} hội nghị",
    "Bố trí chỗ ở, trang thiết bị cho công an xã chính quy tại trụ sở xã {v} | Công an {h} | UBND xã {v} | Trụ sở đi vào sử dụng",
    "Diễn tập phòng thủ dân sự, tìm kiếm cứu nạn trên địa bàn xã {y} | Ban Chỉ huy Quân sự {h} | Các xã lân cận | 01 cuộc diễn tập",
    "Vận động thành lập mới {a} doanh nghiệp, {a} tổ hợp tác sản xuất, tiêu thụ {p} | Phòng Tài chính - Kế hoạch | Chi cục Thuế khu vực | Giấy chứng nhận đăng ký",
    "Nâng cấp nhà văn hóa bản, thiết chế thể thao xã {z} bằng nguồn xã hội hóa | UBND xã {z} | Phòng Văn hóa và Thông tin | {a} nhà văn hóa",
    "Chăm sóc, tôn tạo nghĩa trang liệt sĩ; thăm hỏi gia đình chính sách dịp 27/7 | Phòng Lao động - Thương binh và Xã hội | Các tổ chức chính trị - xã hội | {b} suất quà",
    "Kiểm soát phương tiện chở quá tải trên tuyến qua địa bàn xã {x} | Công an {h} | Thanh tra giao thông | Báo cáo tháng",
    "Phát triển {a} mô hình du lịch cộng đồng gắn với trải nghiệm thu hoạch {q} | Phòng Văn hóa và Thông tin | Hội Nông dân | Mô hình được công nhận",
    "Tổng điều tra, cập nhật cơ sở dữ liệu cán bộ, công chức cấp xã | Phòng Nội vụ | UBND các xã, thị trấn | Cơ sở dữ liệu hoàn chỉnh",
    "Sơ kết, tổng kết kế hoạch; đề xuất khen thưởng tập thể, cá nhân tiêu biểu của {h} | Văn phòng HĐND và UBND {h} | Các phòng, ban chuyên môn | Báo cáo",
]
DUES = ["Quý I @q1", "Tháng 3/2023 @m3", "Trước ngày 30/4/2023 @<0430", "Quý II - III @q2~q3", "6 tháng đầu năm @h1", "Thường xuyên @cont", "Hằng tháng @rec",
        "Tháng 9 @m9", "Trước ngày 15/11/2023 @<1115", "Cả năm @y", "Quý IV/2023 @q4", "Khi có yêu cầu @evt", "Theo kế hoạch của tỉnh @plan", "Từ tháng 4 đến tháng 10 @m4~m10",
        "6 tháng cuối năm @h2", "02 lần/năm @rec", "Từ quý II/2023 @>q2"]


def rows():
    roman, out = "I II III IV V VI VII VIII IX X XI XII".split(), []
    for d, (h, communes, p, q, s) in enumerate(DISTRICTS):
        out.append(f"# {roman[d]} | Địa bàn {h}")
        for n, task in enumerate(TASKS):
            turned = communes[(n + d) % 5:] + communes[:(n + d) % 5]
            text = task.format(h=h, p=p, q=q, s=s, a=2 + (n * 3 + d * 5) % 14, b=15 + (n * 37 + d * 53) % 280,
                               **dict(zip("xyzwv", turned)))
            out.append(f"{n + 1} | {text} | {DUES[(n * 5 + d * 3) % len(DUES)]}")
    return out


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh trên địa bàn các huyện, thành phố năm 2023", number="14", symbol="KH-UBND",
                  issuer="Ủy ban nhân dân tỉnh Sơn La", province="Sơn La", place="Sơn La", date_text="ngày 16 tháng 01 năm 2023",
                  date="2023-01-16", year=2023, bases=[base("133/NQ-HĐND", "2022-12-08"), base("2718/QĐ-UBND", "2022-12-14")])
    return Document("phat-trien-kinh-te-son-la-2023", "libreoffice", fields, [
        Letterhead([], ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"], "Số: 14/KH-UBND", "Sơn La, ngày 16 tháng 01 năm 2023"),
        Title("KẾ HOẠCH", "Phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh//trên địa bàn các huyện, thành phố năm 2023"),
        Para("Căn cứ Nghị quyết số 133/NQ-HĐND ngày 08/12/2022 của Hội đồng nhân dân tỉnh về nhiệm vụ năm 2023;", "i"),
        Para("Căn cứ Quyết định số 2718/QĐ-UBND ngày 14/12/2022 của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu kế hoạch năm 2023;", "i"),
        Para("Ủy ban nhân dân tỉnh giao nhiệm vụ cụ thể trên từng địa bàn như sau:"),
        Table("number:STT:7; content:Nội dung nhiệm vụ:36; lead:Cơ quan chủ trì:16; support:Cơ quan phối hợp:15; output:Kết quả:13; deadline:Thời gian:16",
              rows(), size=13, repeat=True),
        Para("Chủ tịch Ủy ban nhân dân các huyện, thành phố, Thủ trưởng các sở, ngành chịu trách nhiệm tổ chức thực hiện; định kỳ báo cáo về Ủy ban nhân dân tỉnh qua Sở Kế hoạch và Đầu tư./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Thắng")], ["Thường trực Tỉnh ủy", "Các sở, ban, ngành", "UBND các huyện, thành phố", "Lưu: VT, TH"]),
    ], layout={"header": "{page}", "size": 13.5})
